import type { Compilable, Kysely } from 'kysely';

import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import type { Paper, Seat } from '../../core/programme/event.ts';
import type { ProgrammeRecord, RecordOf } from '../../core/programme/record.ts';
import type { Schema } from '../platform/database/schema.ts';
import { putDeadline, putPublicBody, putRecord, putStatutory } from './store.ts';

/** A record as its rows are made of it. */
export type Projected = { readonly id: string; readonly version: number; readonly record: ProgrammeRecord };

/** Statements that write what pages and the desk read of a record. */
export function projectRecord(
  db: Kysely<Schema>,
  { county, posts }: Pick<OrganisationData, 'county' | 'posts'>,
  projected: Projected,
): readonly Compilable<unknown>[] {
  const { record } = projected;
  if (record.kind === 'list-deadline') return putDeadline(db, county, record);
  if (record.kind === 'statutory-list') return putStatutory(db, county, record);
  const row = putRecord(db, county, rowOf(projected));
  return record.kind === 'governance-body'
    ? [row, putPublicBody(db, county, { unit: record.unit, body: publicBodyOf(record, { posts }) })]
    : [row];
}

/** The row of a record that has one. */
export function rowOf({ id, version, record }: Projected) {
  return { kind: record.kind, record_id: id, version, state: canonicalText(record as unknown as Canonical) };
}

/** A governance body as the public reads it, from a day on; seats are roles in units, null when it was dissolved. */
export type PublicBody = {
  readonly from: string;
  readonly paper: Paper;
  readonly office: string;
  readonly seats: readonly { readonly as: Seat['as']; readonly unit: string; readonly role: string }[] | null;
};

/** What the public reads of a governance body: posts, paper, office and from when. Who holds a post today stands with the posts of its unit. */
export function publicBodyOf({ versions }: RecordOf<'governance-body'>, { posts }: Pick<OrganisationData, 'posts'>): string {
  const seatOf = ({ post, as }: Seat) =>
    posts.filter(({ id }) => id === post).map(({ unit, role }): { as: Seat['as']; unit: string; role: string } => ({ as, unit, role }));
  const shown = versions.map(({ from, paper, office, seats }): PublicBody => ({
    from,
    paper,
    office,
    seats: seats?.flatMap(seatOf) ?? null,
  }));
  return canonicalText(shown as unknown as Canonical);
}
