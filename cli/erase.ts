import { isRefusal, type Refusal } from '../core/kernel/outcome.ts';
import { type Erasure, erasureGrounds } from '../server/casework/erase-case.ts';
import { askCounty } from './ask-county.ts';
import type { Command } from './command.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';
import { tellRefusal } from './tell-refusal.ts';

const usage = `NUMBER --ground ${erasureGrounds.join('|')} --paper NUMBER --yes [--json]`;

/** `mingquan erase`: destroys the personal values of an ended case for good; the order stands in the ledger. */
export const erase: Command = {
  usage,
  options: { ground: { type: 'string' }, paper: { type: 'string' }, yes: { type: 'boolean' }, json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ options, words }, console) => {
    const wish = wishOf(words[0], options['ground'], options['paper']);
    if (wish === undefined) {
      console.err(`用法 · usage: mingquan erase ${usage}\n`);
      return 2;
    }
    if (options['yes'] !== true) {
      console.err(
        `办件 ${wish.number} 的个人信息将永远打不开，备份里的也打不开。办理经过和账本证明都在。确定就加 --yes · this cannot be undone; add --yes\n`,
      );
      return 2;
    }
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    return startFault(console, async () => {
      const answer = (await askCounty(settings, { do: 'erase', with: wish }, () => undefined)) as { readonly number: string } | Refusal;
      if (isRefusal(answer)) return tellRefusal(console, answer);
      const line = `已删除 ${answer.number} 的个人信息，依据 ${wish.paper} · erased; the order is in the ledger. Copies of the key file made before still open it: destroy them\n`;
      console.out(options['json'] === true ? `${JSON.stringify(answer)}\n` : line);
      return 0;
    });
  },
};

function wishOf(number: string | undefined, ground: unknown, paper: unknown): Erasure | undefined {
  const known = erasureGrounds.find((one) => one === ground);
  if (number === undefined || known === undefined || typeof paper !== 'string') return undefined;
  const written = paper.trim();
  return written === '' || written.length > 80 ? undefined : { number: number.trim(), ground: known, paper: written };
}
