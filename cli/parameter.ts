import { resolve } from 'node:path';

import { isRefusal } from '../core/kernel/outcome.ts';
import { addChange, readChanges } from '../dataroom/parameter-history.ts';
import { readIndicators, readRules } from '../dataroom/read-rules.ts';
import { findCurrent } from '../dataroom/snapshot.ts';
import { ownRules } from '../dataroom/start-room.ts';
import type { Command, ExitCode } from './command.ts';

/** `mingquan parameter`: the approved values of parameters of a room, one line each; adds one that a second person has approved. */
export const parameter: Command = {
  usage:
    '--room FOLDER [--set NAME=VALUE --from YYYY-MM-DD --by WHO --approved-by WHO --approved-on YYYY-MM-DD --reason TEXT --source TEXT] [--json]',
  options: {
    room: { type: 'string' },
    set: { type: 'string' },
    from: { type: 'string' },
    by: { type: 'string' },
    'approved-by': { type: 'string' },
    'approved-on': { type: 'string' },
    reason: { type: 'string' },
    source: { type: 'string' },
    json: { type: 'boolean' },
  },
  words: [0, 0],
  run: async ({ options }, console): Promise<ExitCode> => {
    const text = (name: string): string => (typeof options[name] === 'string' ? options[name] : '');
    const room = resolve(console.folder, text('room'));
    if (text('room') === '' || (await findCurrent(room)) === undefined) {
      console.err('需要 --room，且其中已有快照 · --room is needed, with a snapshot in it\n');
      return 2;
    }
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text('set')) ?? [];
    if (text('set') !== '') {
      const people = { by: text('by'), approvedBy: text('approved-by'), approvedOn: text('approved-on') };
      const change = { name, value, from: text('from'), ...people, reason: text('reason'), source: text('source') };
      const added = await addChange(room, [...(await readRules(ownRules)), ...(await readIndicators(ownRules))], change);
      if (isRefusal(added)) {
        console.err(`${refusalTexts[added.refused]} · ${added.refused} ${JSON.stringify(added.because)}\n`);
        return 2;
      }
    }
    const changes = (await readChanges(room)).map((change, index) => ({ version: index + 1, ...change }));
    if (options['json'] === true) console.out(`${JSON.stringify(changes, null, 2)}\n`);
    else
      for (const one of changes)
        console.out(
          `${one.version}  ${one.name} = ${one.value}  自 ${one.from}  ${one.by} → ${one.approvedBy} ${one.approvedOn}  ${one.reason}（${one.source}）\n`,
        );
    return 0;
  },
};

const refusalTexts = {
  'parameter-unknown': '没有这个参数，名称写成 规则.参数 或参数表中的名称',
  'parameter-unreadable': '值或日期不对，请按参数的类型填写，日期写成 2025-06-30',
  'parameter-not-approved': '要写明谁提出、谁批准、理由和依据，提出和批准不能是同一人',
  'parameter-without-shadow': '批准后先影子运行三十天，生效日期要更晚',
} as const;
