import type { Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/** Statement: items of other units that came from the same library item, or bear the same name. */
export function sisterRows(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly id: string; readonly name: string; readonly lineage: string | null; readonly limit: number },
) {
  return db
    .selectFrom('mq.list_item as i')
    .innerJoin('mq.unit as u', (join) => join.onRef('u.county_id', '=', 'i.county_id').onRef('u.unit_id', '=', 'i.unit_id'))
    .select(['i.item_id', 'i.status', 'u.name as unit'])
    .where('i.county_id', '=', county)
    .where('i.item_id', '!=', about.id)
    .where('i.status', '!=', 'removed')
    .where((eb) => (about.lineage === null ? eb('i.name', '=', about.name) : eb('i.lineage', '=', about.lineage)))
    .orderBy('u.code')
    .limit(about.limit);
}
