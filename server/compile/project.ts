import type { Compilable, Kysely } from 'kysely';

import { aspectsOf } from '../../core/catalogue/draft/aspects/aspect.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import type { Draft } from '../../core/catalogue/draft/draft.ts';
import { listRisks } from '../../core/catalogue/draft/list-risks.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { searchForm } from '../../core/publication/search-words.ts';
import type { Schema } from '../platform/database/schema.ts';
import { pinyinInitials } from '../platform/pinyin.ts';
import type { Services } from '../platform/services.ts';
import { type ItemRow, putItems, putReviewers } from './store.ts';

/** An item as its rows are made of it. */
export type Projected = { readonly id: string; readonly draft: Draft; readonly chart: Chart | null; readonly at: Instant };

/** Statements that write what lists, counts and reviewers see of items. */
export function projectItems(services: Services, db: Kysely<Schema>, items: readonly Projected[]): readonly Compilable<unknown>[] {
  if (items.length === 0) return [];
  const { county } = services;
  return [
    putItems(db, county, items.map(rowOf)),
    ...items
      .filter(({ draft }) => draft.rounds.length > 0)
      .flatMap(({ id, draft }) => putReviewers(db, county, { itemId: id, named: namedIn(draft) })),
  ];
}

/** The row of an item. */
export function rowOf({ id, draft, chart, at }: Projected): ItemRow {
  const { content } = draft;
  const risks = listRisks({ content, chart });
  const count = (level: 'high' | 'middle' | 'low'): number => risks.filter((risk) => risk.level === level).length;
  return {
    ...{ item_id: id, unit_id: draft.unit, code: content.code, name: content.name, shown_name: draft.submittedName },
    ...{ plain_name: content.plainName, category: content.category, power_type: content.powerType, status: draft.status },
    ...{ version: draft.version, content_version: draft.contentVersion },
    published: draft.isWithdrawn ? null : (draft.published.at(-1)?.number ?? null),
    open_threads: draft.threads.filter(({ state }) => state === 'open').length,
    aspects: aspectsOf({ content, chart })
      .map(({ missing }) => (missing.length === 0 ? '1' : '0'))
      .join(''),
    ...{ chart_kind: content.chart.kind, chart_of: chartSource(content), lineage: draft.lineage?.code ?? null, import_id: draft.import },
    ...{ risks_high: count('high'), risks_middle: count('middle'), risks_low: count('low'), changedAt: at },
    words: wordsOf(content),
    body: canonicalText(withoutOwnChart(content) as unknown as Canonical),
  };
}

function chartSource({ chart }: DraftContent): string | null {
  if (chart.kind === 'adopted') return chart.code;
  return chart.kind === 'shared' ? chart.item : null;
}

/** What a list can be searched by. */
export function wordsOf({ name, plainName, aliases, code }: Pick<DraftContent, 'name' | 'plainName' | 'aliases' | 'code'>): string {
  const names = [name, plainName, ...aliases].filter((text) => text !== '');
  return [...names.map(searchForm), ...names.map(pinyinInitials), (code ?? '').toLowerCase()].join('\n');
}

function withoutOwnChart(content: DraftContent): DraftContent {
  return content.chart.kind === 'own' ? { ...content, chart: { kind: 'none' } } : content;
}

function namedIn(draft: Draft): readonly { readonly person: string; readonly spoken: boolean }[] {
  const round = draft.rounds.at(-1);
  if (round?.result !== 'open') return [];
  return round.reviewers.map((person) => ({ person, spoken: round.opinions.some((opinion) => opinion.by.person === person) }));
}
