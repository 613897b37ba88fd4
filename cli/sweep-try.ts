import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isRefusal } from '../core/kernel/outcome.ts';
import { ownRules } from '../dataroom/start-room.ts';
import { tryParameter } from '../dataroom/try-parameter.ts';
import type { Console, ExitCode } from './command.ts';

/** What another value of a parameter would have done to the alerts of the last 24 months; nothing is written. */
export async function trySweep({ room, tried, day, json }: TryOrder, console: Console): Promise<ExitCode> {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(tried) ?? [];
  const spillFolder = await mkdtemp(join(tmpdir(), 'mingquan-try-'));
  try {
    const limits = { months: 24, memoryMegabytes: 512, threads: 2, spillFolder };
    const trial = await tryParameter({ room, rules: ownRules, name, value, day, ...limits });
    if (isRefusal(trial)) {
      console.err(
        `--try 规则.参数=值 --room：没有这个参数、值不对，或数据间没有快照 · ${trial.refused} ${JSON.stringify(trial.because)}\n`,
      );
      return 2;
    }
    if (json) console.out(`${JSON.stringify(trial, null, 2)}\n`);
    else
      for (const run of trial.runs)
        console.out(
          `${run.snapshot} ${run.importedAt}  ${run.before} → ${run.after}\n${run.added.map((one) => `  + ${one}\n`).join('')}${run.removed.map((one) => `  - ${one}\n`).join('')}`,
        );
    return trial.runs.some(({ added, removed }) => added.length + removed.length > 0) ? 1 : 0;
  } finally {
    await rm(spillFolder, { recursive: true, force: true });
  }
}

/** What is tried: `RULE.NAME=VALUE`. */
export type TryOrder = { readonly room: string; readonly tried: string; readonly day: string | null; readonly json: boolean };
