import type { LawEvent } from '../../core/catalogue/law/change.ts';
import type { RevisionEvent } from '../../core/catalogue/law/revision.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { asId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { NewEvent } from '../ledger/append.ts';

/** What the event table holds of one event. */
export type EventRow = {
  readonly type: string;
  readonly payload: string;
  readonly actor: string | null;
  readonly actor_post: string | null;
  readonly at: Instant;
};

/** An event as the append wants it. */
export function newEventOf(event: LawEvent | RevisionEvent): NewEvent {
  const { type, at, by, ...payload } = event;
  return { type, payload: payload as unknown as Readonly<Record<string, Canonical>>, actor: { ...by, principal: null }, at, values: [] };
}

/** The event of the register that a row stands for: written by {@link newEventOf} only and covered by the ledger, so its shape is trusted. */
export function lawEventOf(row: EventRow): LawEvent {
  return { ...read(row) } as LawEvent;
}

/** The event of a revision that a row stands for. */
export function revisionEventOf(row: EventRow): RevisionEvent {
  return { ...read(row) } as RevisionEvent;
}

function read(row: EventRow) {
  const { salt: _salt, ...payload } = JSON.parse(row.payload) as { salt?: string } & Record<string, unknown>;
  const by = { person: asId<'person'>(row.actor ?? ''), post: asId<'post'>(row.actor_post ?? '') };
  return { ...payload, type: row.type, at: row.at, by };
}
