import { foldLaw } from '../../core/catalogue/law/apply-change.ts';
import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { EventRow } from '../ledger/read.ts';
import { lawEventOf } from './event-row.ts';

/** Stream id of the readings of the library; no document is called so, because ids of documents have no `@`. */
export const libraryStream = '@library';

/** What the event of a reading holds. */
export type Reading = { readonly hash: string; readonly documents: readonly LegalDocument[] };

/** A document as its row has it. */
export type Registered = { readonly document: LegalDocument; readonly version: number; readonly library: number };

/** All documents: the records of a reading of the library with what the county recorded on top, and those that the county registered. */
export function foldRegister(
  rows: readonly (EventRow & { readonly stream_id: string })[],
  library: ReadonlyMap<string, LegalDocument>,
  reading: number,
): readonly Registered[] {
  const own = new Map<string, EventRow[]>([...library.keys()].map((id) => [id, []]));
  for (const row of rows) if (row.stream_id !== libraryStream) own.set(row.stream_id, [...(own.get(row.stream_id) ?? []), row]);
  return [...own].flatMap(([id, events]) => {
    const document = foldLaw(library.get(id), events.map(lawEventOf));
    return document === undefined ? [] : [{ document, version: events.length, library: library.has(id) ? reading : 0 }];
  });
}
