import type { Compilable, Kysely } from 'kysely';

import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import type { Draft } from '../../core/catalogue/draft/draft.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { listRisks } from '../../core/catalogue/draft/list-risks.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { dropComingEntry, type EntryRow, putComingEntry, putEntries, withdrawEntry } from './entry-store.ts';
import { wordsOf } from './project.ts';

/** An item with what just happened to it. */
export type Happened = {
  readonly id: string;
  readonly draft: Draft;
  readonly chart: Chart | null;
  readonly events: readonly DraftEvent[];
  /** Code of the item version that was published with it, null when none was. */
  readonly itemCode: string | null;
};

/** Statements that bring the published list of a unit up to what was just decided. */
export function projectEntry(
  services: Services,
  db: Kysely<Schema>,
  { id, draft, chart, events, itemCode }: Happened,
): readonly Compilable<unknown>[] {
  if (events.some(({ type }) => type === 'item-published')) return published(services, db, entryOf({ id, draft, chart, itemCode }));
  const withdrawal = events.find((event) => event.type === 'item-withdrawn');
  return withdrawal === undefined
    ? []
    : [
        dropComingEntry(db, services.county, id),
        withdrawEntry(db, services.county, { id, reason: withdrawal.reason, on: dayOf(withdrawal.at) }),
      ];
}

function published(services: Services, db: Kysely<Schema>, entry: EntryRow): readonly Compilable<unknown>[] {
  const { county, clock } = services;
  if (entry.effective_from > dayOf(clock.legalNow())) return putComingEntry(db, county, entry);
  return [dropComingEntry(db, county, entry.entry_id), putEntries(db, county, [entry])];
}

/** The entry that the last publication put into the list. */
export function entryOf({ id, draft, chart, itemCode }: Omit<Happened, 'events'>): EntryRow {
  const { content } = draft;
  const version = draft.published.at(-1);
  return {
    ...{ entry_id: id, unit_id: draft.unit, code: content.code ?? '', number: version?.number ?? 0, name: content.name },
    ...{ plain_name: content.plainName === '' ? content.name : content.plainName, category: content.category, lead: content.lead },
    item_code: itemCode ?? (content.chart.kind === 'adopted' ? content.chart.code : null),
    effective_from: version?.effectiveFrom ?? '',
    withdrawn: false,
    words: wordsOf(content),
    body: canonicalText(shown(content, { chart, draft }) as unknown as Canonical),
  };
}

/** What the public may read of an entry: the list's own words, never the notes of compiling. */
function shown(content: DraftContent, { chart, draft }: { readonly chart: Chart | null; readonly draft: Draft }) {
  const { research: _research, determinations: _determinations, chart: _chart, remark: _remark, ...fields } = content;
  const version = draft.published.at(-1);
  return {
    ...fields,
    risks: listRisks({ content, chart }),
    changes: version?.changes ?? [],
    control: version?.control ?? null,
    override:
      version?.override === null || version?.override === undefined
        ? null
        : { path: version.override.path, reason: version.override.reason },
    hash: version?.hash ?? '',
  };
}
