import type { Compilable, Kysely } from 'kysely';

import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { listRisks } from '../../core/catalogue/draft/list-risks.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { entriesSharing, type EntryRow, type MadeEntry, setEntries } from './entry-store.ts';
import { loadItem, ownChartOf } from './load-item.ts';
import { itemCode } from './own-version.ts';
import { wordsOf } from './project.ts';
import { type PublishedSide, publishedSidesOf } from './published-side.ts';

/** An item with everything that happened to it. */
export type ItemHistory = { readonly id: string; readonly events: readonly DraftEvent[] };

/** What entries are made with. */
export type EntryGround = { readonly services: Services; readonly db: Kysely<Schema>; readonly organisation: OrganisationSnapshot };

/** Statements that bring published lists up to a publication or a withdrawal: the entry of the item, and of all that show its chart. */
export async function projectEntries(
  ground: EntryGround,
  item: ItemHistory,
  happened: readonly DraftEvent[],
): Promise<readonly Compilable<unknown>[]> {
  if (!happened.some(({ type }) => type === 'item-published' || type === 'item-withdrawn')) return [];
  const { services, db } = ground;
  const sharing = await entriesSharing(db, services.county, item.id).execute();
  const others = await Promise.all(sharing.map(({ entry_id }) => loadItem(services, db, entry_id)));
  const histories = [item, ...others.flatMap((one) => (one === undefined ? [] : [one]))];
  const rows = await Promise.all(histories.map((one) => entryOf(ground, one, [item])));
  return setEntries(
    db,
    services.county,
    rows.flatMap((row) => (row === undefined ? [] : [row])),
  );
}

/**
 * The entry of an item in its published list, from events alone, as of today: its own version that is shown and the one that is to come, and the
 * chart of the item that it shares one with, as that is shown. Undefined while it never was published.
 *
 * @param known items that need not be read again, or whose last events are not written yet
 */
export async function entryOf(
  ground: EntryGround,
  { id, events }: ItemHistory,
  known: readonly ItemHistory[] = [],
): Promise<MadeEntry | undefined> {
  const sides = publishedSidesOf(events, dayOf(ground.services.clock.legalNow()));
  if (sides === undefined) return undefined;
  const { shown, coming } = sides;
  const rowFor = async (side: PublishedSide): Promise<EntryRow> => ({ ...(await drawnRow(ground, side, known)), entry_id: id });
  return { shown: await rowFor(shown), coming: coming === null ? null : await rowFor(coming) };
}

async function drawnRow(
  { services, db, organisation }: EntryGround,
  side: PublishedSide,
  known: readonly ItemHistory[],
): Promise<Omit<EntryRow, 'entry_id'>> {
  const { chart: choice } = side.draft.content;
  const sharedWith = choice.kind === 'shared' ? choice.item : null;
  const source =
    sharedWith === null ? undefined : (known.find((one) => one.id === sharedWith) ?? (await loadItem(services, db, sharedWith)));
  const today = dayOf(services.clock.legalNow());
  const drawn = sharedWith === null ? side : source === undefined ? undefined : publishedSidesOf(source.events, today)?.shown;
  const chart = drawn === undefined ? null : ownChartOf(services, drawn.draft.content.chart);
  return { ...rowOfSide(side, chart), item_code: pageOf(drawn, organisation), chart_item: sharedWith };
}

/** Code of the item whose page shows the chart: the unit's own, or the one that was adopted. */
function pageOf(drawn: PublishedSide | undefined, { data }: OrganisationSnapshot): string | null {
  if (drawn === undefined) return null;
  const { content, unit: unitId } = drawn.draft;
  if (content.chart.kind === 'adopted') return content.chart.code;
  const unit = data.units.find(({ id }) => id === unitId);
  return content.chart.kind === 'own' && unit !== undefined ? itemCode(unit, content) : null;
}

function rowOfSide({ draft, withdrawn }: PublishedSide, chart: Chart | null): Omit<EntryRow, 'entry_id' | 'item_code' | 'chart_item'> {
  const { content } = draft;
  const version = draft.published.at(-1);
  const shown = { ...shownOf(content), risks: listRisks({ content, chart }), ...saidOf(draft) };
  const ended = withdrawn === null ? {} : { withdrawn: withdrawn.reason, withdrawnOn: withdrawn.on };
  return {
    ...{ unit_id: draft.unit, code: content.code ?? '', number: version?.number ?? 0, name: content.name },
    ...{ plain_name: content.plainName === '' ? content.name : content.plainName, category: content.category, lead: content.lead },
    effective_from: version?.effectiveFrom ?? '',
    withdrawn: withdrawn !== null,
    words: wordsOf(content),
    body: canonicalText({ ...shown, ...ended } as unknown as Canonical),
  };
}

/** What the public may read of an item: the list's own words, never the notes of compiling. */
function shownOf(content: DraftContent) {
  const { research: _research, determinations: _determinations, chart: _chart, remark: _remark, ...fields } = content;
  return fields;
}

/** What was said of the version when it was published. */
function saidOf({ published }: PublishedSide['draft']) {
  const version = published.at(-1);
  const override = version?.override ?? null;
  return {
    changes: version?.changes ?? [],
    control: version?.control ?? null,
    override: override === null ? null : { path: override.path, reason: override.reason },
    hash: version?.hash ?? '',
  };
}
