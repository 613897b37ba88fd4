import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';

/** One account in the list. */
export type ListedAccount = { readonly login: string; readonly person: string; readonly state: string; readonly posts: readonly string[] };

/** The person of an id or of a whole name. Refused: `person-unknown`, `person-not-unique`. */
export async function findPerson(
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

/** Name of the person who has a login. */
export async function nameOf({ database, county }: Services, login: string): Promise<string> {
  const row = await database.app
    .selectFrom('mq.account as a')
    .innerJoin('mq.person as p', (join) => join.onRef('p.county_id', '=', 'a.county_id').onRef('p.person_id', '=', 'a.person_id'))
    .select('p.name')
    .where('a.county_id', '=', county)
    .where('a.login', '=', login)
    .executeTakeFirst();
  return row?.name ?? '';
}

/** All accounts, or one, with the posts that their persons hold today. */
export async function listAccounts(
  { database, county, organisation, clock }: Services,
  login: string | null,
): Promise<readonly ListedAccount[]> {
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
