import { sql } from 'kysely';

import { dayOf } from '../../core/kernel/day.ts';
import { insertLists } from '../../server/demo/insert-lists.ts';
import type { Installation, OpenCounty } from '../../server/open-county.ts';
import { notePublishedChange } from '../../server/platform/http/published-changes.ts';

/** How much is published: items in the search, and entries in the lists of units. */
export type Published = { readonly items: number; readonly entries: number };

/**
 * Publishes the lists of the demo in a bench county, and then copies of its items and entries until there are as many as asked. A copy has a number in its
 * code and names, stands in the list of one unit, and is whole otherwise: its row is as large as the original's.
 */
export async function publishMany({ database }: Installation, { services }: OpenCounty, wanted: number): Promise<Published> {
  await insertLists(services, dayOf(services.clock.legalNow()));
  const [items, entries] = [await copyItems(database.app, wanted), await copyEntries(database.app, wanted)];
  notePublishedChange();
  return { items, entries };
}

type Handle = Installation['database']['app'];

async function copyItems(db: Handle, wanted: number): Promise<number> {
  const had = await count(db, 'published.search');
  const copies = sql.raw(String(Math.max(0, Math.ceil(wanted / had) - 1)));
  const code = sql`s.code || '-' || n`;
  await sql`
    insert into published.item (county_id, code, number, hash, effective_from, effective_to, plain_name, name, category, level, lead, body, ledger_index)
    select s.county_id, ${code}, s.number, s.hash, s.effective_from, s.effective_to, s.plain_name || ' ' || n, s.name || ' ' || n, s.category, s.level, s.lead, s.body, s.ledger_index
    from published.item s join published.search f on f.county_id = s.county_id and f.code = s.code cross join generate_series(1, ${copies}) n
    where s.effective_from <= ${dayOf(Date.now())}
  `.execute(db);
  await sql`
    insert into published.search (county_id, code, words, text, initials, weight)
    select s.county_id, ${code}, s.words, s.text || '第' || n || '号', s.initials || 'd' || n || 'h', s.weight
    from published.search s cross join generate_series(1, ${copies}) n
  `.execute(db);
  await sql`
    insert into published.item_unit (county_id, code, unit_id)
    select s.county_id, s.code, u.unit_id
    from (select county_id, code, row_number() over (order by code) as at from published.search where code ~ '-[0-9]+-[0-9]+$') s
    join (select county_id, unit_id, row_number() over (order by code) as at, count(*) over () as units from published.unit where parent_id is not null) u
      on u.county_id = s.county_id and u.at = s.at % u.units + 1
    on conflict do nothing
  `.execute(db);
  return count(db, 'published.search');
}

async function copyEntries(db: Handle, wanted: number): Promise<number> {
  const had = await count(db, 'published.list_entry');
  const copies = sql.raw(String(Math.max(0, Math.ceil(wanted / had) - 1)));
  await sql`
    insert into published.list_entry
      (county_id, entry_id, unit_id, code, number, name, plain_name, category, lead, item_code, effective_from, withdrawn, words, body)
    select county_id, left(entry_id, 17) || lpad(cast(n as text), 5, '0'), unit_id, code || '-' || n, number, name || ' ' || n,
      plain_name || ' ' || n, category, lead, item_code, effective_from, withdrawn, words || n, body
    from published.list_entry cross join generate_series(1, ${copies}) n
  `.execute(db);
  return count(db, 'published.list_entry');
}

async function count(db: Handle, table: 'published.search' | 'published.list_entry'): Promise<number> {
  const { many } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('many'))
    .executeTakeFirstOrThrow();
  return Number(many);
}
