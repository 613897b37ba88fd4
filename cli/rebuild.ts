import type { Rebuilt } from '../server/administration/rebuild-projections.ts';
import { askCounty } from './ask-county.ts';
import type { Command } from './command.ts';
import { withProgress } from './command-progress.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';

/** `mingquan rebuild`: working and public tables made anew from the events. */
export const rebuild: Command = {
  usage: '[--json]',
  options: { json: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ options }, console) => {
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    return startFault(console, async () => {
      const done = (await withProgress(console, (progress) => askCounty(settings, { do: 'rebuild' }, progress))) as Rebuilt;
      const line = `已重建：办件 ${done.cases}（其中已依法删除 ${done.erased}），事项版本 ${done.items}，清单事项 ${done.listItems}，单位 ${done.units} · rebuilt: ${done.cases} cases, ${done.erased} of them erased, ${done.listItems} items of lists\n`;
      console.out(options['json'] === true ? `${JSON.stringify(done)}\n` : line);
      return 0;
    });
  },
};
