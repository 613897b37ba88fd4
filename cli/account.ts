import type { AccountAnswer } from '../server/administration/account-orders.ts';
import type { ListedAccount } from '../server/administration/find-accounts.ts';
import { isRefusal } from '../core/kernel/outcome.ts';
import { askCounty } from './ask-county.ts';
import type { Command, Console } from './command.ts';
import { settingsOr } from './read-settings.ts';
import { secretsText } from './secrets-text.ts';
import { startFault } from './start-fault.ts';
import { tellRefusal } from './tell-refusal.ts';

const usage = 'issue LOGIN --person NAME|ID  |  reset LOGIN  |  freeze LOGIN  |  list [LOGIN]   [--json]';

/** `mingquan account`: accounts of officials, by whoever owns the machine; each act stands in the ledger. */
export const account: Command = {
  usage,
  options: { person: { type: 'string' }, json: { type: 'boolean' } },
  words: [1, 2],
  run: async ({ options, words }, console) => {
    const [action = '', login] = words;
    const wish = wishOf(action, login, options['person']);
    if (wish === undefined) {
      console.err(`用法 · usage: mingquan account ${usage}\n`);
      return 2;
    }
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    return startFault(console, async () => {
      const answer = (await askCounty(settings, { do: 'account', with: wish }, () => undefined)) as AccountAnswer;
      if (isRefusal(answer)) return tellRefusal(console, answer);
      tell(console, answer, options['json'] === true);
      return 0;
    });
  },
};

function wishOf(action: string, login: string | undefined, person: string | boolean | undefined): object | undefined {
  if (action === 'list') return { action, login: login ?? null };
  if (login === undefined) return undefined;
  if (action === 'issue') return typeof person === 'string' ? { action, login, person } : undefined;
  return action === 'reset' || action === 'freeze' ? { action, login } : undefined;
}

function tell(console: Pick<Console, 'out'>, answer: Exclude<AccountAnswer, { readonly refused: string }>, json: boolean): void {
  if (json) return console.out(`${JSON.stringify(answer)}\n`);
  if ('accounts' in answer) return console.out(table(answer.accounts));
  if ('frozen' in answer) return console.out(`已冻结 ${answer.frozen} · frozen\n`);
  console.out(secretsText('', [answer.secrets]));
}

const stateWords: Readonly<Record<string, string>> = { active: '正常', 'must-change': '待改口令', frozen: '已冻结' };

function table(accounts: readonly ListedAccount[]): string {
  const width = Math.max(0, ...accounts.map((one) => one.login.length));
  return accounts
    .map((one) => `${one.login.padEnd(width)}  ${stateWords[one.state] ?? one.state}  ${one.person}  ${one.posts.join('、')}\n`)
    .join('');
}
