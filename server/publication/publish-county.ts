import type { Compilable, Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/** What a county is made with. */
export type NewCounty = {
  readonly county: CountyId;
  readonly name: string;
  readonly divisionCode: string;
  readonly demo: boolean;
  readonly ledgerOrigin: string;
};

/** Statements that make a county: its working row and its public one. */
export function insertCounty(db: Kysely<Schema>, county: NewCounty): readonly Compilable<unknown>[] {
  const shared = { county_id: county.county, name: county.name, demo: county.demo, ledger_origin: county.ledgerOrigin };
  return [
    db.insertInto('mq.county').values({ ...shared, division_code: county.divisionCode }),
    db.insertInto('published.county').values({ ...shared, clock_ahead_days: 0 }),
  ];
}
