import type { Kysely } from 'kysely';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { hashPassword } from '../session/password.ts';
import { sealTotp } from '../session/create-account.ts';
import { newTotpSecret } from '../session/totp.ts';
import type { DemoCounty } from './generate-county.ts';

/** Password of every demo account; they work on loopback only. */
export const demoPassword = 'qingxi-demo-2026';

/** All demo accounts share one password hash: 222 slow hashes at first start would serve nobody. Second factors differ. */
export async function insertAccounts(services: Services, county: DemoCounty): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const at = instant(services.clock.realNow());
  const rows = county.accounts.map((account) => {
    const accountId = newId<'account'>();
    return {
      county_id: services.county,
      account_id: accountId,
      login: account.login,
      person_id: account.person,
      state: 'active' as const,
      password_hash: passwordHash,
      password_at: at,
      totp_sealed: sealTotp(services, { accountId, totpSecret: newTotpSecret() }),
      last_used_at: null,
    };
  });
  await services.database.app.insertInto('mq.account').values(rows).execute();
}

/** Accounts worth showing on the sign-in page, with who they are: the people of the tour. */
export async function tourAccounts(
  db: Kysely<Schema>,
  county: CountyId,
): Promise<readonly { readonly login: string; readonly password: string; readonly who: string }[]> {
  const rows = await db
    .selectFrom('mq.account as a')
    .innerJoin('mq.person as p', (join) => join.onRef('p.county_id', '=', 'a.county_id').onRef('p.person_id', '=', 'a.person_id'))
    .innerJoin('mq.tenure as t', (join) => join.onRef('t.county_id', '=', 'a.county_id').onRef('t.person_id', '=', 'a.person_id'))
    .innerJoin('mq.post as o', (join) => join.onRef('o.county_id', '=', 't.county_id').onRef('o.post_id', '=', 't.post_id'))
    .innerJoin('mq.unit as u', (join) => join.onRef('u.county_id', '=', 'o.county_id').onRef('u.unit_id', '=', 'o.unit_id'))
    .select(['a.login', 'p.name', 'o.name as post', 'o.role', 'u.name as unit'])
    .where('a.county_id', '=', county)
    .where('a.login', 'in', [...tourLogins])
    .where('t.to_day', 'is', null)
    .execute();
  return tourLogins.flatMap((login) => {
    // Of several posts the one that the login is named after.
    const mine = rows.filter((candidate) => candidate.login === login);
    const row = mine.find(({ role }) => login.includes(role.slice(role.indexOf('.') + 1))) ?? mine[0];
    return row === undefined ? [] : [{ login, password: demoPassword, who: `${row.unit} ${row.post} ${row.name}` }];
  });
}

const tourLogins: readonly string[] = [
  'yd01-aid-officer',
  'yd-aid-clerk-1',
  'hd-officer-1',
  'yd-visit-officer-1',
  'yd-visit-officer-2',
  'yd-visit-officer-3',
  'yd-deputy-head',
  'yd-aid-head',
  'mz-inspector-1',
  'mz-inspector-2',
  'mz-aid-clerk-1',
  'mz-aid-head',
  'yd-compiler',
  'yd-legal-officer',
  'lx-head',
  'jw-leader',
  'jw-conduct-officer-1',
  'jw-resident-officer-1',
];
