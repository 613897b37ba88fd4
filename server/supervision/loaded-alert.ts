import type { Kysely } from 'kysely';

import type { Canonical } from '../../core/kernel/canonical.ts';
import type { Alert, AlertId } from '../../core/supervision/alert/alert.ts';
import type { AlertEvent } from '../../core/supervision/alert/event.ts';
import { fold } from '../../core/supervision/alert/evolve.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import type { Services } from '../platform/services.ts';
import { type AlertContent, contentOf } from './alert-content.ts';
import { openedAt } from './alert-contents.ts';
import { eventOf } from './event-row.ts';
import { commandOf, eventsOfAlert, rowOfAlert, valuesOfAlerts } from './store.ts';

/** An alert as read: its events, the fold, what was written at each event. */
export type LoadedAlert = {
  readonly alertId: AlertId;
  readonly state: Alert;
  readonly events: readonly AlertEvent[];
  readonly version: number;
  readonly previous: string | null;
  /** What the rule said last; undefined when its key was erased. */
  readonly content: AlertContent | undefined;
  /** What people wrote, by number of the event. */
  readonly texts: ReadonlyMap<number, string>;
};

/** Locks the row of an alert, then reads it and an earlier use of the key: of two who act at once each decides on what the other left. */
export async function loadForAct(services: Services, db: Kysely<Schema>, asked: { readonly alertId: AlertId; readonly commandId: string }) {
  const { county, keys } = services;
  const { alertId } = asked;
  const [, used, events, values] = await together(db, [
    rowOfAlert(db, county, alertId).forUpdate(),
    commandOf(db, county, asked.commandId),
    eventsOfAlert(db, county, alertId),
    valuesOfAlerts(db, county, [alertId]),
  ]);
  return { earlier: used.rows[0], loaded: loadedFrom(keys, alertId, { events: events.rows, values: values.rows }) };
}

type EventRows = Awaited<ReturnType<ReturnType<typeof eventsOfAlert>['execute']>>;
type ValueRows = readonly { readonly seq: number; readonly sealed: Uint8Array }[];

/** The alert that its rows tell. */
export function loadedFrom(
  keys: KeyStore,
  alertId: AlertId,
  rows: { readonly events: EventRows; readonly values: ValueRows },
): LoadedAlert {
  const events = rows.events.map(eventOf);
  const last = rows.events.at(-1);
  const opened = rows.values.map(({ seq, sealed }) => ({ seq, said: openedAt(keys, alertId, { seq, sealed }) }));
  return {
    alertId,
    events,
    state: fold(events),
    version: rows.events.length,
    previous: last === undefined ? null : Buffer.from(last.entry_hash).toString('hex'),
    content: contentOf(opened.findLast(({ said }) => said.has('content'))?.said.get('content')),
    texts: new Map(opened.flatMap(({ seq, said }) => (said.has('text') ? [[seq, textOf(said.get('text'))] as const] : []))),
  };
}

function textOf(value: Canonical | undefined): string {
  return typeof value === 'string' ? value : '';
}
