import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { TakenAlerts } from '../server/supervision/take-alerts.ts';
import { askCounty } from './ask-county.ts';
import type { Command } from './command.ts';
import { withProgress } from './command-progress.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';

/** `mingquan alerts take FILE`: hands the alerts of a sweep to the county; taken twice they are taken once. Exit code 1 when lines could not be read. */
export const alerts: Command = {
  usage: 'take FILE [--json]',
  options: { json: { type: 'boolean' } },
  words: [2, 2],
  run: async ({ options, words }, console) => {
    const [verb, name = ''] = words;
    const file = resolve(console.folder, name);
    const isFile = await stat(file).then(
      (found) => found.isFile(),
      () => false,
    );
    if (verb !== 'take' || !isFile) {
      console.err(verb === 'take' ? `${name}: 读不到这个文件 · no file that can be read\n` : '只有 take · the verb is take\n');
      return 2;
    }
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    return startFault(console, async () => {
      const ask = { do: 'take-alerts' as const, with: { file } };
      const taken = (await withProgress(console, (progress) => askCounty(settings, ask, progress))) as TakenAlerts & {
        readonly wrong: readonly number[];
      };
      if (taken.wrong.length > 0) console.err(`读不懂的行：${taken.wrong.join('、')} · lines that were not read\n`);
      console.out(options['json'] === true ? `${JSON.stringify(taken)}\n` : textOf(taken));
      return taken.wrong.length > 0 ? 1 : 0;
    });
  },
};

function textOf({ raised, reopened, repeated, quiet, same, gone }: TakenAlerts): string {
  return `新 ${raised}，重新打开 ${reopened}，重复 ${repeated}，在例外之内 ${quiet}，没有变化 ${same}，不再碰到 ${gone} · raised, reopened, repeated, quiet, same, gone\n`;
}
