import type { ProgrammeEvent } from '../../core/programme/event.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { asId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { NewEvent } from '../ledger/append.ts';

/** What the event table holds of one event of the programme. */
export type EventRow = {
  readonly type: string;
  readonly payload: string;
  readonly actor: string | null;
  readonly actor_post: string | null;
  readonly at: Instant;
};

/** An event of the programme as the append wants it. */
export function newEventOf(event: ProgrammeEvent): NewEvent {
  const { type, at, by, ...payload } = event;
  return {
    type,
    payload: payload as unknown as Readonly<Record<string, Canonical>>,
    actor: { ...by, principal: null },
    at,
    values: [],
    ...('unit' in event ? { unit: event.unit } : {}),
  };
}

/** The event that a row stands for: written by {@link newEventOf} only and covered by the ledger, so its shape is trusted. */
export function eventOf(row: EventRow): ProgrammeEvent {
  const { salt: _salt, ...payload } = JSON.parse(row.payload) as { salt?: string } & Record<string, unknown>;
  const by = { person: asId<'person'>(row.actor ?? ''), post: asId<'post'>(row.actor_post ?? '') };
  return { ...payload, type: row.type, at: row.at, by } as ProgrammeEvent;
}
