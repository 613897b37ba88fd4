import type { Compilable } from 'kysely';

import type { Draft } from '../../core/catalogue/draft/draft.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { newId } from '../platform/random.ts';
import { appendManyStatements, plainEvent } from '../ledger/append.ts';
import { type MadeEntry, setEntries } from './entry-store.ts';
import { type EntryGround, entryOf } from './project-entry.ts';
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

/** Statements that write many new items with their history: events and leaves, rows and entries many at once. */
export async function bulkStatements(ground: EntryGround, items: readonly WholeItem[]): Promise<readonly Compilable<unknown>[]> {
  const { services, db } = ground;
  const events = appendManyStatements(
    db,
    services.keys,
    items.map(({ id, events: own }) => ({
      ...{ county: services.county, stream: { kind: 'list-item', id }, kind: 'event', expected: 0, previous: null, commandId: newId() },
      events: own.map(plainEvent),
    })),
  );
  const rows = items.map(({ id, draft, chart, events: own }) => ({ id, draft, chart, at: own.at(-1)?.at ?? 0 }));
  return [
    ...events,
    ...partsOf(rows).flatMap((part) => projectItems(services, db, part)),
    ...partsOf(await entriesOfItems(ground, items)).flatMap((part) => setEntries(db, services.county, part)),
  ];
}

/** Entries of all that was published; those that share a chart find its item among the others. */
async function entriesOfItems(ground: EntryGround, items: readonly WholeItem[]): Promise<readonly MadeEntry[]> {
  const entries: MadeEntry[] = [];
  for (const item of items) {
    const entry = await entryOf(ground, item, item.draft.content.chart.kind === 'shared' ? items : []);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

function partsOf<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, at) => rows.slice(at * atOnce, (at + 1) * atOnce));
}
