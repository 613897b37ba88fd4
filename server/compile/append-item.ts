import type { Kysely } from 'kysely';

import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { evolve } from '../../core/catalogue/draft/evolve.ts';
import type { Draft } from '../../core/catalogue/draft/draft.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import { commitTogether } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import type { Submission } from '../platform/http/form.ts';
import { appendStatements, plainEvent } from '../ledger/append.ts';
import type { ItemDone } from './act-on-item.ts';
import type { DeskServices, NewVersion } from './desk-services.ts';
import { chartOf, type LoadedItem } from './load-item.ts';
import { projectItems } from './project.ts';
import { projectEntries } from './project-entry.ts';
import { sharingItems } from './sharing-items.ts';
import { ownItem, ownVersion } from './own-version.ts';
import { withdrawalStatements } from './withdrawal-statements.ts';
import { keepAnswer, rowOfItem } from './store.ts';

/** What was decided about an item, and from which submission. */
export type DecidedItem = {
  readonly loaded: LoadedItem;
  readonly events: readonly DraftEvent[];
  readonly asked: Submission;
  readonly organisation: OrganisationSnapshot;
};

/** Writes events, leaves, projections and the idempotency key in one trip and commits: the last thing of a transaction. */
export async function appendItem(services: DeskServices, db: Kysely<Schema>, decided: DecidedItem): Promise<ItemDone> {
  const { loaded, events, asked } = decided;
  const { id } = loaded;
  const draft = events.reduce<Draft>(evolve, loaded.draft);
  const { chart: choice } = draft.content;
  // A chart of another item is read when nobody is changing it.
  if (choice.kind === 'shared') await rowOfItem(db, services.county, choice.item).forShare().execute();
  const chart = await chartOf(services, db, choice);
  const at = events.at(-1)?.at ?? services.clock.legalNow();
  const { statements } = appendStatements(db, services.keys, {
    county: services.county,
    stream: { kind: 'list-item', id },
    kind: 'event',
    expected: loaded.draft.version,
    previous: loaded.previous,
    commandId: asked.commandId,
    events: events.map(plainEvent),
  });
  const done: ItemDone = { id, version: draft.version, events };
  const newVersion = versionFrom(decided);
  const sharers = choice === loaded.draft.content.chart ? [] : await sharingItems(services, db, { id, draft });
  const ground = { services, db, organisation: decided.organisation };
  const entries = await projectEntries(ground, { id, events: [...loaded.events, ...events] }, events);
  const key = keepAnswer(db, services.county, { ...asked, answer: canonicalText(done as unknown as Canonical), at });
  const unit = decided.organisation.data.units.find((one) => one.id === loaded.draft.unit);
  const ending = unit === undefined ? [] : await withdrawalStatements(services, db, { loaded, events, unit });
  await commitTogether(db, [
    ...statements,
    ...projectItems(services, db, [{ id, draft, chart, at }, ...sharers]),
    ...(newVersion === undefined ? [] : services.publishVersion(db, newVersion)),
    ...ending,
    ...entries,
    key,
  ]);
  return done;
}

/** The item version that a publication of a unit's own chart makes; undefined for everything else. */
function versionFrom({ loaded, events, organisation }: DecidedItem): NewVersion | undefined {
  const published = events.find((event) => event.type === 'item-published');
  const unit = organisation.data.units.find(({ id }) => id === loaded.draft.unit);
  const item = published === undefined || unit === undefined ? null : ownItem(loaded.draft.content, unit);
  if (item === null || published === undefined || unit === undefined) return undefined;
  const { number, effectiveFrom, changes, by, at } = published;
  return { version: ownVersion(item, { number, effectiveFrom, changes, unit }), by, at, organisation };
}
