import type { Kysely } from 'kysely';

import type { OrganisationData } from '../../core/org/organisation.ts';
import { foldRecord, recordKinds, type RecordKind } from '../../core/programme/record.ts';
import { together } from '../platform/database/together.ts';
import { groupBy } from '../platform/group-by.ts';
import type { Schema } from '../platform/database/schema.ts';
import { type Projected, projectRecord } from './project.ts';
import { eventOf } from './record-event.ts';
import { eventsOfKind } from './store.ts';

/** Tables that are made from the events of the programme. */
export const programmeProjections = ['mq.programme_record', 'published.governance_body', 'mq.list_deadline', 'mq.statutory_item'] as const;

/** Makes all records of the programme anew from events, in one transaction on emptied tables. Answers their number. */
export async function rebuildProgramme(db: Kysely<Schema>, organisation: OrganisationData): Promise<number> {
  let count = 0;
  for (const kind of recordKinds) {
    for (const projected of await recordsFromEvents(db, organisation, kind)) {
      await together(db, projectRecord(db, organisation, projected));
      count += 1;
    }
  }
  return count;
}

/** Records of one kind as their events make them. */
export async function recordsFromEvents(
  db: Kysely<Schema>,
  { county }: Pick<OrganisationData, 'county'>,
  kind: RecordKind,
): Promise<readonly Projected[]> {
  const streams = groupBy(await eventsOfKind(db, county, kind).execute(), ({ stream_id }) => stream_id);
  return [...streams].flatMap(([id, rows]) => {
    const record = foldRecord(rows.map(eventOf));
    return record === undefined ? [] : [{ id, version: rows.length, record }];
  });
}
