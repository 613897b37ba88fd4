import { type Compilable, type Kysely, sql } from 'kysely';

import type { Day } from '../../core/kernel/day.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

const texts = ['unit_id', 'code', 'name', 'plain_name', 'category', 'lead', 'item_code', 'words', 'body', 'chart_item'] as const;
const all = [...texts, 'number', 'effective_from', 'withdrawn'] as const;

/** Statements: versions of entries whose day has come take the place of those that were in force. */
export function startEntries(db: Kysely<Schema>, county: CountyId, today: Day): readonly Compilable<unknown>[] {
  const said = (name: string) => sql<string>`cast(row as jsonb) ->> ${sql.lit(name)}`;
  const come = db
    .selectFrom('published.coming_entry')
    .select(['county_id', 'entry_id'])
    .select(texts.map((name) => said(name).as(name)))
    .select(['number', 'effective_from'])
    .select(sql<boolean>`false`.as('withdrawn'))
    .where('county_id', '=', county)
    .where('effective_from', '<=', today);
  const taken = Object.fromEntries(all.map((name) => [name, sql.raw<never>(`excluded.${name}`)]));
  return [
    db
      .insertInto('published.list_entry')
      .columns(['county_id', 'entry_id', ...all])
      .expression(come)
      .onConflict((conflict) => conflict.columns(['county_id', 'entry_id']).doUpdateSet(taken)),
    db.deleteFrom('published.coming_entry').where('county_id', '=', county).where('effective_from', '<=', today),
  ];
}
