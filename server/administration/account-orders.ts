import { z } from 'zod';

import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';
import { createAccount } from '../session/create-account.ts';
import { freezeAccount } from '../session/freeze-account.ts';
import { findPerson, listAccounts, type ListedAccount, nameOf } from './find-accounts.ts';
import { resetAccount } from '../session/reset-account.ts';

/** What the machine's owner may ask about accounts. `person` is an id or a whole name. */
export const accountWish = z.discriminatedUnion('action', [
  z.object({ action: z.literal('issue'), login: z.string(), person: z.string() }),
  z.object({ action: z.literal('reset'), login: z.string() }),
  z.object({ action: z.literal('freeze'), login: z.string() }),
  z.object({ action: z.literal('list'), login: z.string().nullable() }),
]);

/** Fresh secrets of an account, handed over once. */
export type HandedSecrets = { readonly login: string; readonly name: string; readonly password: string; readonly totpSecret: string };

/** What an order about accounts answers. */
export type AccountAnswer =
  | { readonly accounts: readonly ListedAccount[] }
  | { readonly secrets: HandedSecrets }
  | { readonly frozen: string }
  | Refusal;

/** Issues, resets, freezes and lists accounts. Refused: `person-unknown`, `person-not-unique`, `account-unknown` and those of the session's verbs. */
export async function orderAccount(services: Services, wish: z.output<typeof accountWish>): Promise<AccountAnswer> {
  switch (wish.action) {
    case 'issue':
      return issue(services, wish);
    case 'reset': {
      const reset = await resetAccount(services, { login: wish.login });
      return isRefusal(reset) ? reset : { secrets: { ...secretsOf(reset), login: wish.login, name: await nameOf(services, wish.login) } };
    }
    case 'freeze': {
      const frozen = await freezeAccount(services, { login: wish.login });
      return isRefusal(frozen) ? frozen : { frozen: wish.login };
    }
    case 'list':
      return { accounts: await listAccounts(services, wish.login) };
  }
}

async function issue(services: Services, wish: { readonly login: string; readonly person: string }): Promise<AccountAnswer> {
  const person = await findPerson(services, wish.person);
  if (typeof person !== 'string') return person;
  const made = await createAccount(services, { login: wish.login, person });
  return isRefusal(made) ? made : { secrets: { ...secretsOf(made), login: wish.login, name: await nameOf(services, wish.login) } };
}

function secretsOf({ password, totpSecret }: { readonly password: string; readonly totpSecret: string }) {
  return { password, totpSecret };
}
