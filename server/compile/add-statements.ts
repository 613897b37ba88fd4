import type { Compilable, Kysely } from 'kysely';

import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { evolve } from '../../core/catalogue/draft/evolve.ts';
import type { Schema } from '../platform/database/schema.ts';
import { appendStatements, plainEvent } from '../ledger/append.ts';
import type { DeskServices } from './desk-services.ts';
import { chartOf } from './load-item.ts';
import { projectItems } from './project.ts';

/** A new item about to be written. */
export type Addition = { readonly id: string; readonly event: DraftEvent; readonly commandId: string };

/** Statements that add items: events, leaves and rows. */
export async function addStatements(
  services: DeskServices,
  db: Kysely<Schema>,
  additions: readonly Addition[],
): Promise<readonly Compilable<unknown>[]> {
  const events = additions.flatMap(({ id, event, commandId }) => [
    ...appendStatements(db, services.keys, {
      ...{ county: services.county, stream: { kind: 'list-item', id }, kind: 'event', expected: 0, previous: null, commandId },
      events: [plainEvent(event)],
    }).statements,
  ]);
  const rows = await Promise.all(
    additions.map(async ({ id, event }) => {
      const draft = evolve(undefined, event);
      return { id, draft, chart: await chartOf(services, db, draft.content.chart), at: event.at };
    }),
  );
  return [...events, ...projectItems(services, db, rows)];
}
