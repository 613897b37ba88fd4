import type { Canonical } from '../../core/kernel/canonical.ts';
import { asId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Actor, CaseEvent } from '../../core/casework/event.ts';
import type { NewEvent } from '../ledger/append.ts';
import type { CommittedValue } from '../platform/keys/committed-values.ts';

/** What the event table holds of one event. */
export type EventRow = {
  readonly type: string;
  readonly payload: string;
  readonly actor: string | null;
  readonly actor_post: string | null;
  readonly principal: string | null;
  readonly at: Instant;
};

type Payload = Readonly<Record<string, Canonical | undefined>>;

/** An event of a case as the append wants it. `values` are the openings of the commitments in its fields. */
export function newEventOf(event: CaseEvent, values: readonly CommittedValue[]): NewEvent {
  const { type, at, by, ...rest } = event;
  const payload: Payload = { ...rest, by: by.kind };
  return {
    type,
    payload,
    at,
    actor: by.kind === 'official' ? { person: by.person, post: by.post, principal: by.principal } : null,
    values: 'fields' in event && event.fields.length > 0 ? values : [],
    ...('node' in event && event.node !== null ? { step: event.node } : {}),
    ...('unit' in event ? { unit: event.unit } : {}),
  };
}

/**
 * The event that a row stands for. Payloads are written by {@link newEventOf} only and are covered by the ledger, so their
 * shape is trusted; an older `type_version` would be upcast here.
 */
export function eventOf(row: EventRow): CaseEvent {
  const { by: _kind, salt: _salt, ...rest } = JSON.parse(row.payload) as { by: Actor['kind']; salt?: string } & Record<string, unknown>;
  return { ...rest, type: row.type, at: row.at, by: actorOf(row, _kind) } as CaseEvent;
}

function actorOf(row: EventRow, kind: Actor['kind']): Actor {
  if (kind !== 'official') return { kind };
  return {
    kind,
    person: asId<'person'>(row.actor ?? ''),
    post: asId<'post'>(row.actor_post ?? ''),
    principal: row.principal === null ? null : asId<'person'>(row.principal),
  };
}
