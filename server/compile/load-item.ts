import type { Kysely } from 'kysely';

import type { ChartChoice, DraftContent } from '../../core/catalogue/draft/content.ts';
import { emptyContent } from '../../core/catalogue/draft/content.ts';
import type { Draft } from '../../core/catalogue/draft/draft.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { foldDraft } from '../../core/catalogue/draft/evolve.ts';
import type { Chart } from '../../core/chart/chart.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { eventOf } from './event-row.ts';
import { eventsOfItem } from './store.ts';

/** An item with its history. */
export type LoadedItem = {
  readonly id: string;
  readonly events: readonly DraftEvent[];
  readonly draft: Draft;
  /** Entry hash of the last event. */
  readonly previous: string;
  /** The content as it was at a version; empty for 0. */
  readonly contentAt: (version: number) => DraftContent;
};

type Rows = Awaited<ReturnType<ReturnType<typeof eventsOfItem>['execute']>>;

/** An item from the rows of its events; undefined when there are none. */
export function loadedFrom(id: string, rows: Rows): LoadedItem | undefined {
  const events = rows.map(eventOf);
  const draft = foldDraft(events);
  if (draft === undefined) return undefined;
  return {
    id,
    events,
    draft,
    previous: Buffer.from(rows.at(-1)?.entry_hash ?? []).toString('hex'),
    contentAt: (version) => foldDraft(events.slice(0, version))?.content ?? emptyContent,
  };
}

/** Reads an item outside of a transaction. */
export async function loadItem(services: Services, db: Kysely<Schema>, id: string): Promise<LoadedItem | undefined> {
  return loadedFrom(id, await eventsOfItem(db, services.county, id).execute());
}

/** The chart that an item has, wherever it comes from; null when there is none. A chart that is shared is not shared on. */
export async function chartOf(services: Services, db: Kysely<Schema>, choice: ChartChoice): Promise<Chart | null> {
  if (choice.kind !== 'shared') return ownChartOf(services, choice);
  const other = await loadItem(services, db, choice.item);
  return other === undefined ? null : ownChartOf(services, other.draft.content.chart);
}

/** The chart of a choice that names no other item of the list. */
export function ownChartOf(services: Pick<Services, 'items'>, choice: ChartChoice): Chart | null {
  if (choice.kind === 'own') return choice.chart;
  return choice.kind === 'adopted' ? (services.items.findByHash(choice.hash)?.version.item.chart ?? null) : null;
}
