import { asId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import type { AlertEvent } from '../../core/supervision/alert/event.ts';
import type { NewEvent } from '../ledger/append.ts';
import type { CommittedValue } from '../platform/keys/committed-values.ts';

/** What the event table holds of one event. */
export type EventRow = {
  readonly payload: string;
  readonly actor: string | null;
  readonly principal: string | null;
  readonly at: Instant;
};

/**
 * An event of an alert as the append wants it. The ledger is public, and alerts never are: type, post and unit stand in the payload, of
 * which the entry carries a salted hash alone.
 */
export function newEventOf(event: AlertEvent, values: readonly CommittedValue[]): NewEvent {
  const { at, by, ...rest } = event;
  const official = by.kind === 'official' ? by : null;
  const payload = JSON.parse(JSON.stringify({ ...rest, by: by.kind, post: official?.post })) as Readonly<
    Record<string, Canonical | undefined>
  >;
  return {
    type: 'alert-moved',
    payload,
    at,
    actor: official === null ? null : { person: official.person, post: null, principal: official.principal },
    values: 'fields' in event && event.fields.length > 0 ? values : [],
  };
}

/** The event that a row stands for. Payloads are written by {@link newEventOf} only and are covered by the ledger, so their shape is trusted. */
export function eventOf(row: EventRow): AlertEvent {
  const { by: kind, post, salt: _salt, ...rest } = JSON.parse(row.payload) as Record<string, unknown>;
  const by =
    kind === 'official'
      ? {
          kind,
          person: asId<'person'>(row.actor ?? ''),
          post: asId<'post'>(typeof post === 'string' ? post : ''),
          principal: row.principal === null ? null : asId<'person'>(row.principal),
        }
      : { kind };
  return { ...rest, at: row.at, by } as AlertEvent;
}
