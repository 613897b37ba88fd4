import type { Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/** Statement that reads what was recorded about posts in the order of time; of one stream where it is named. */
export function eventsOfRotation(db: Kysely<Schema>, county: CountyId, stream?: string) {
  const all = db
    .selectFrom('mq.event as e')
    .leftJoin('mq.field_value as v', (join) =>
      join
        .onRef('v.county_id', '=', 'e.county_id')
        .onRef('v.stream_kind', '=', 'e.stream_kind')
        .onRef('v.stream_id', '=', 'e.stream_id')
        .onRef('v.seq', '=', 'e.seq'),
    )
    .select(['e.stream_id', 'e.seq', 'e.payload', 'e.actor', 'e.at', 'e.entry_hash', 'e.command_id', 'v.sealed'])
    .where('e.county_id', '=', county)
    .where('e.stream_kind', '=', 'rotation')
    .orderBy('e.at')
    .orderBy('e.seq');
  return stream === undefined ? all : all.where('e.stream_id', '=', stream);
}
