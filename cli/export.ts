import { resolve } from 'node:path';

import { isRefusal, type Refusal } from '../core/kernel/outcome.ts';
import type { ExportedLog } from '../server/ledger/export-log.ts';
import { askCounty } from './ask-county.ts';
import type { Command } from './command.ts';
import { withProgress } from './command-progress.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';
import { tellRefusal } from './tell-refusal.ts';

/** `mingquan export ledger --out DIR`: the whole log in a folder, as anyone may keep and audit it. */
export const exportCommand: Command = {
  usage: 'ledger --out DIR [--json]',
  options: { out: { type: 'string' }, json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ options, words }, console) => {
    const { out } = options;
    if (words[0] !== 'ledger' || typeof out !== 'string') {
      console.err('用法 · usage: mingquan export ledger --out DIR\n');
      return 2;
    }
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    return startFault(console, async () => {
      const wish = { out: resolve(console.folder, out) };
      const answer = (await withProgress(console, (progress) => askCounty(settings, { do: 'export-ledger', with: wish }, progress))) as
        | ExportedLog
        | Refusal;
      if (isRefusal(answer)) return tellRefusal(console, answer);
      console.out(
        options['json'] === true
          ? `${JSON.stringify(answer)}\n`
          : `账本 ${answer.size} 条已导出 · ${answer.size} entries in ${answer.files} files: ${answer.out}\n`,
      );
      return 0;
    });
  },
};
