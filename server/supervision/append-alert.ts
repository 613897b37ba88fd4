import type { Compilable, Kysely } from 'kysely';

import { Fault } from '../../core/kernel/outcome.ts';
import type { AlertEvent } from '../../core/supervision/alert/event.ts';
import { evolve } from '../../core/supervision/alert/evolve.ts';
import { appendStatements } from '../ledger/append.ts';
import { commitTogether } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import { type CommittedValue, makeStreamKey } from '../platform/keys/committed-values.ts';
import type { Services } from '../platform/services.ts';
import type { AlertContent } from './alert-content.ts';
import { newEventOf } from './event-row.ts';
import type { LoadedAlert } from './loaded-alert.ts';
import { projectAlert } from './project.ts';

/** Everything one decided act is made of. */
export type DecidedAlert = {
  readonly loaded: LoadedAlert;
  readonly events: readonly AlertEvent[];
  readonly committed: readonly CommittedValue[];
  readonly commandId: string;
  readonly content?: AlertContent;
  /** More to be written in the same transaction: the idempotency key of a press. */
  readonly more: readonly Compilable<unknown>[];
};

/** Writes events, sealed values, leaves and working rows in one round trip and commits. Answers the new version. */
export async function appendAlert(services: Services, db: Kysely<Schema>, decided: DecidedAlert): Promise<number> {
  const { loaded, events, committed, commandId, content, more } = decided;
  const state = events.reduce(evolve, loaded.state);
  if (state.status === 'absent') throw new Fault('alert-without-beginning', { alert: loaded.alertId });
  if (loaded.state.status === 'absent') makeStreamKey(services.keys, { kind: 'alert', id: loaded.alertId });
  const { statements } = appendStatements(db, services.keys, {
    county: services.county,
    stream: { kind: 'alert', id: loaded.alertId },
    kind: 'event',
    expected: loaded.version,
    previous: loaded.previous,
    commandId,
    events: events.map((event) => newEventOf(event, committed)),
  });
  const version = loaded.version + events.length;
  const projected = projectAlert(services, db, { state, version, events, ...(content === undefined ? {} : { content }) });
  await commitTogether(db, [...statements, ...projected, ...more]);
  return version;
}
