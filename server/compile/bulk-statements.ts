import type { Compilable, Kysely } from 'kysely';

import type { Draft } from '../../core/catalogue/draft/draft.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import type { Chart } from '../../core/chart/chart.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { newId } from '../platform/random.ts';
import { appendManyStatements } from '../ledger/append.ts';
import { putEntries } from './entry-store.ts';
import { newEventOf } from './event-row.ts';
import { entryOf } from './project-entry.ts';
import { projectItems } from './project.ts';

/** A new item with everything that happened to it. */
export type WholeItem = {
  readonly id: string;
  readonly events: readonly DraftEvent[];
  readonly draft: Draft;
  readonly chart: Chart | null;
};

/** Rows of one statement, below the most parameters of one. */
const atOnce = 200;

/** Statements that write many new items with their history: events and leaves of each, rows and entries many at once. */
export function bulkStatements(services: Services, db: Kysely<Schema>, items: readonly WholeItem[]): readonly Compilable<unknown>[] {
  const events = appendManyStatements(
    db,
    services.keys,
    items.map(({ id, events: own }) => ({
      ...{ county: services.county, stream: { kind: 'list-item', id }, kind: 'event', expected: 0, previous: null, commandId: newId() },
      events: own.map(newEventOf),
    })),
  );
  const rows = items.map(({ id, draft, chart, events: own }) => ({ id, draft, chart, at: own.at(-1)?.at ?? 0 }));
  const entries = items
    .filter(({ draft }) => draft.published.length > 0)
    .map((item) => entryOf({ ...publishedSide(item), itemCode: null }));
  return [
    ...events,
    ...partsOf(rows).flatMap((part) => projectItems(services, db, part)),
    ...partsOf(entries).map((part) => putEntries(db, services.county, part)),
  ];
}

/** What was published, not what has been written since. */
function publishedSide({ id, draft, chart, events }: WholeItem): {
  readonly id: string;
  readonly draft: Draft;
  readonly chart: Chart | null;
} {
  const first = events[0];
  const isRevised = draft.status === 'revising' && first?.type === 'item-added';
  return { id, chart, draft: isRevised ? { ...draft, content: { ...draft.content, ...first.fields } } : draft };
}

function partsOf<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, at) => rows.slice(at * atOnce, (at + 1) * atOnce));
}
