import { absentCase, type Case } from '../../core/casework/case.ts';
import type { CaseEvent } from '../../core/casework/event.ts';
import { fold } from '../../core/casework/evolve.ts';
import type { CaseId } from '../../core/kernel/id.ts';
import type { Services } from '../platform/services.ts';
import { type CaseValues, openCaseValues } from './case-values.ts';
import { eventOf, type EventRow } from './event-row.ts';
import type { fileOfCase } from './store.ts';

/** A case as read: its events, the fold, its opened values, its working row. */
export type LoadedCase = {
  readonly caseId: CaseId;
  readonly state: Case;
  readonly events: readonly CaseEvent[];
  /** Number of events: the expected version of the next append. */
  readonly version: number;
  readonly previous: string | null;
  readonly values: CaseValues;
  readonly file: CaseFileRow | undefined;
};

export type CaseFileRow = Awaited<ReturnType<ReturnType<typeof fileOfCase>['executeTakeFirst']>> & object;

/** A case that is not there yet. */
export function unopened(caseId: CaseId): LoadedCase {
  const values = { erased: false, latest: new Map(), byEvent: new Map() };
  return { caseId, state: absentCase, events: [], version: 0, previous: null, values, file: undefined };
}

type Rows<Row> = { readonly rows: readonly Row[] };
type EventRows = Rows<EventRow & { readonly entry_hash: Uint8Array }>;
type ValueRows = Rows<{ readonly seq: number; readonly sealed: Uint8Array }>;

/** The case that its rows tell. */
export function loadedFrom(
  { keys }: Services,
  caseId: CaseId,
  [files, events, values]: readonly [Rows<CaseFileRow>, EventRows, ValueRows],
): LoadedCase {
  const read = events.rows.map(eventOf);
  const last = events.rows.at(-1);
  return {
    caseId,
    state: fold(read),
    events: read,
    version: events.rows.length,
    previous: last === undefined ? null : Buffer.from(last.entry_hash).toString('hex'),
    values: openCaseValues(keys, caseId, values.rows),
    file: files.rows[0],
  };
}
