import type { Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { ProgrammeContext } from '../../core/programme/decide.ts';
import type { ProgrammeRecord, RecordKind, RecordOf } from '../../core/programme/record.ts';
import type { Schema } from '../platform/database/schema.ts';
import { recordsOf } from './store.ts';

/** A record with its place. */
export type KeptRecord<Kind extends RecordKind> = { readonly id: string; readonly version: number; readonly record: RecordOf<Kind> };

/** Records of one kind as they are: written by the projection only, so their shape is trusted. */
export async function readRecords<Kind extends RecordKind>(
  db: Kysely<Schema>,
  county: CountyId,
  kind: Kind,
): Promise<readonly KeptRecord<Kind>[]> {
  const rows = await recordsOf(db, county, [kind]).execute();
  return rows.map(({ record_id, version, state }) => ({ id: record_id, version, record: JSON.parse(state) as RecordOf<Kind> }));
}

/** What a decision knows beside the record: phases, documents in force and decisions that a task may name. */
export async function contextOf(
  db: Kysely<Schema>,
  county: CountyId,
  about: Pick<ProgrammeContext, 'at' | 'today' | 'by' | 'staff'>,
): Promise<ProgrammeContext> {
  const rows = await recordsOf(db, county, ['roadmap', 'governing-document', 'programme-meeting']).execute();
  const records = rows.map(({ record_id, state }) => ({ id: record_id, record: JSON.parse(state) as ProgrammeRecord }));
  return {
    ...about,
    hasPhase: (id) => records.some(({ record }) => record.kind === 'roadmap' && record.phases.some((phase) => phase.id === id)),
    hasDocument: (id) => records.some((one) => one.id === id && one.record.kind === 'governing-document' && one.record.ended === null),
    hasDecision: ({ meeting, number }) =>
      records.some(
        ({ id, record }) =>
          id === meeting &&
          record.kind === 'programme-meeting' &&
          record.minutes.agenda.some(({ decisions }) => decisions.some((decision) => decision.number === number)),
      ),
  };
}
