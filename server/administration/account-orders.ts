import { z } from 'zod';

import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';
import { createAccount } from '../session/create-account.ts';
import { freezeAccount } from '../session/freeze-account.ts';
import { resetAccount } from '../session/reset-account.ts';

/** What the machine's owner may ask about accounts. `person` is an id or a whole name. */
export const accountWish = z.discriminatedUnion('action', [
  z.object({ action: z.literal('issue'), login: z.string(), person: z.string() }),
  z.object({ action: z.literal('reset'), login: z.string() }),
  z.object({ action: z.literal('freeze'), login: z.string() }),
  z.object({ action: z.literal('list'), login: z.string().nullable() }),
]);

/** One account in the list. */
export type ListedAccount = { readonly login: string; readonly person: string; readonly state: string; readonly posts: readonly string[] };

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

async function findPerson(
  { database, county }: Services,
  wanted: string,
): Promise<PersonId | Refusal<'person-unknown' | 'person-not-unique'>> {
  const rows = await database.app
    .selectFrom('mq.person')
    .select(['person_id', 'name'])
    .where('county_id', '=', county)
    .where((eb) => eb.or([eb('person_id', '=', wanted), eb('name', '=', wanted.normalize('NFC').trim())]))
    .execute();
  const [only, other] = rows;
  if (only === undefined) return refuse('person-unknown', { person: wanted });
  return other === undefined
    ? asId<'person'>(only.person_id)
    : refuse('person-not-unique', { person: wanted, ids: rows.map((row) => row.person_id) });
}

async function nameOf({ database, county }: Services, login: string): Promise<string> {
  const row = await database.app
    .selectFrom('mq.account as a')
    .innerJoin('mq.person as p', (join) => join.onRef('p.county_id', '=', 'a.county_id').onRef('p.person_id', '=', 'a.person_id'))
    .select('p.name')
    .where('a.county_id', '=', county)
    .where('a.login', '=', login)
    .executeTakeFirst();
  return row?.name ?? '';
}

async function listAccounts({ database, county, organisation, clock }: Services, login: string | null): Promise<readonly ListedAccount[]> {
  let query = database.app
    .selectFrom('mq.account as a')
    .innerJoin('mq.person as p', (join) => join.onRef('p.county_id', '=', 'a.county_id').onRef('p.person_id', '=', 'a.person_id'))
    .select(['a.login', 'a.person_id', 'p.name', 'a.state'])
    .where('a.county_id', '=', county)
    .orderBy('a.login');
  if (login !== null) query = query.where('a.login', '=', login);
  const { data } = await organisation();
  const today = dayOf(clock.realNow());
  const postsOf = (person: string): readonly string[] =>
    data.tenures
      .filter((tenure) => tenure.person === person && tenure.from <= today && (tenure.to === null || tenure.to >= today))
      .flatMap((tenure) => data.posts.filter((post) => post.id === tenure.post).map((post) => post.name));
  return (await query.execute()).map((row) => ({ login: row.login, person: row.name, state: row.state, posts: postsOf(row.person_id) }));
}
