import type { Compilable, Kysely } from 'kysely';

import type { Posting } from '../../core/publication/channel/posting.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/** Statement: events of one place in order. */
export function eventsOfPosting(db: Kysely<Schema>, county: CountyId, id: string) {
  return db
    .selectFrom('mq.event')
    .select(['seq', 'type', 'payload', 'actor', 'actor_post', 'at', 'entry_hash', 'command_id'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'posting')
    .where('stream_id', '=', id)
    .orderBy('seq');
}

/** Statement: the place where an item hangs already. */
export function postingAt(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly unit: string; readonly code: string; readonly channel: Posting['channel']; readonly place: string },
) {
  return db
    .selectFrom('mq.posting')
    .select('posting_id')
    .where('county_id', '=', county)
    .where('unit_id', '=', about.unit)
    .where('code', '=', about.code)
    .where('channel', '=', about.channel)
    .where('place', '=', about.place)
    .where('up', '=', true)
    .limit(1);
}

/** Statement: what hangs in units, by item and place. */
export function hangingIn(db: Kysely<Schema>, county: CountyId, units: readonly string[]) {
  return db
    .selectFrom('mq.posting')
    .select(['posting_id', 'unit_id', 'code', 'channel', 'place', 'number', 'hash', 'since', 'up', 'version'])
    .where('county_id', '=', county)
    .where('up', '=', true)
    .where('unit_id', 'in', [...units])
    .orderBy('code')
    .orderBy('unit_id')
    .orderBy('place');
}

/** Statement: codes of the items in the lists of units. */
export function codesOfUnits(db: Kysely<Schema>, county: CountyId, units: readonly string[]) {
  return db
    .selectFrom('published.item_unit')
    .select('code')
    .distinct()
    .where('county_id', '=', county)
    .where('unit_id', 'in', [...units])
    .orderBy('code');
}

/** Statements: the place as it is now, at the desk and for everybody. */
export function putPosting(
  db: Kysely<Schema>,
  county: CountyId,
  { id, posting }: { readonly id: string; readonly posting: Posting },
): readonly Compilable<unknown>[] {
  const { unit, code, channel, place, number, hash, since, up, version } = posting;
  const shown = { number, since };
  const key = { county_id: county, posting_id: id };
  const fixed = { unit_id: unit, code, channel, place };
  const kept = { ...shown, hash, up, version };
  return [
    db
      .insertInto('mq.posting')
      .values({ ...key, ...fixed, ...kept })
      .onConflict((conflict) => conflict.columns(['county_id', 'posting_id']).doUpdateSet(kept)),
    up
      ? db
          .insertInto('published.posting')
          .values({ ...key, ...fixed, ...shown })
          .onConflict((conflict) => conflict.columns(['county_id', 'posting_id']).doUpdateSet(shown))
      : db.deleteFrom('published.posting').where('county_id', '=', county).where('posting_id', '=', id),
  ];
}
