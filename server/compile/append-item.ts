import type { Kysely } from 'kysely';

import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { evolve } from '../../core/catalogue/draft/evolve.ts';
import type { Draft } from '../../core/catalogue/draft/draft.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import { commitTogether } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Submission } from '../platform/http/form.ts';
import { appendStatements } from '../ledger/append.ts';
import type { ItemDone } from './act-on-item.ts';
import type { DeskServices } from './desk-services.ts';
import { newEventOf } from './event-row.ts';
import { chartOf, type LoadedItem } from './load-item.ts';
import { projectItems } from './project.ts';
import { projectEntry } from './project-entry.ts';
import { keepAnswer } from './store.ts';

/** What was decided about an item, and from which submission. */
export type DecidedItem = { readonly loaded: LoadedItem; readonly events: readonly DraftEvent[]; readonly asked: Submission };

/** Writes events, leaves, projections and the idempotency key in one trip and commits: the last thing of a transaction. */
export async function appendItem(services: DeskServices, db: Kysely<Schema>, { loaded, events, asked }: DecidedItem): Promise<ItemDone> {
  const { id } = loaded;
  const draft = events.reduce<Draft>(evolve, loaded.draft);
  const chart = await chartOf(services, db, draft.content.chart);
  const at = events.at(-1)?.at ?? services.clock.legalNow();
  const { statements } = appendStatements(db, services.keys, {
    county: services.county,
    stream: { kind: 'list-item', id },
    kind: 'event',
    expected: loaded.draft.version,
    previous: loaded.previous,
    commandId: asked.commandId,
    events: events.map(newEventOf),
  });
  const done: ItemDone = { id, version: draft.version, events };
  const key = keepAnswer(db, services.county, { ...asked, answer: canonicalText(done as unknown as Canonical), at });
  await commitTogether(db, [
    ...statements,
    ...projectItems(services, db, [{ id, draft, chart, at }]),
    ...projectEntry(services, db, { id, draft, chart, events }),
    key,
  ]);
  return done;
}
