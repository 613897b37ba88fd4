import type { BasisId, Chart, NodeId } from '../../chart/chart.ts';
import type { UnitId } from '../../kernel/id.ts';
import type { PowerItem } from '../power-item.ts';
import type { LawChange } from './change.ts';

/** Where something published cites a law: the item as a whole (null), or one step of its chart. */
export type CitedAt = { readonly basis: BasisId; readonly step: NodeId | null };

/**
 * Something published with what it cites: an entry of a unit's list, or a chart that no list carries, which the office answers for.
 *
 * @see RevisionTask one is opened for each that a change affects
 */
export type Citing = {
  readonly unit: UnitId;
  readonly subject: 'entry' | 'chart';
  /** Id of the entry, or code of the chart's item. */
  readonly item: string;
  readonly name: string;
  /** Number of the version in force. */
  readonly number: number;
  readonly cites: readonly CitedAt[];
};

/** All citations of an item with its chart, each once for each place. */
export function citationsIn(item: Pick<PowerItem, 'basis'>, chart: Chart | null): readonly CitedAt[] {
  const own = item.basis.map((basis) => ({ basis, step: null }));
  const steps = (chart?.nodes ?? []).flatMap((node) => {
    const basis = 'basis' in node ? node.basis : [];
    const demanded = 'requiredByLaw' in node && node.requiredByLaw !== null ? [node.requiredByLaw] : [];
    return [...new Set([...basis, ...demanded])].map((one) => ({ basis: one, step: node.id }));
  });
  return [...own, ...steps];
}

/** What a change takes away or words anew; null for a change after which every citation is worth what it was, or more. */
export function touchedBy(change: LawChange): { readonly article: string | null } | null {
  switch (change.kind) {
    case 'article-amended':
    case 'article-repealed':
      return { article: change.article };
    case 'superseded':
      return { article: null };
    case 'article-added':
    case 'text-taken':
    case 'succession-stated':
      return null;
  }
}

/** Those of the published that cite what a change of a document touches, each with its touched citations alone. */
export function affectedBy<One extends Pick<Citing, 'cites'>>(
  { document, change }: { readonly document: string; readonly change: LawChange },
  published: readonly One[],
): readonly One[] {
  const touched = touchedBy(change);
  if (touched === null) return [];
  return published.flatMap((one) => {
    const cites = one.cites.filter(({ basis }) => isTouched(basis, document, touched.article));
    return cites.length === 0 ? [] : [{ ...one, cites }];
  });
}

function isTouched(basis: BasisId, document: string, article: string | null): boolean {
  const [id = '', cited = ''] = basis.split('#');
  return id === document && (article === null || overlap(cited, article));
}

/** The whole document (empty) holds every article, and `7-16` every one from 7 to 16. */
function overlap(one: string, other: string): boolean {
  if (one === '' || other === '' || one === other) return true;
  const [a, b] = [spanOf(one), spanOf(other)];
  return a !== null && b !== null && a.from <= b.to && b.from <= a.to;
}

/** `30-1` is no span but an article put in behind 30; it is its own number. */
function spanOf(article: string): { readonly from: number; readonly to: number } | null {
  const [from = Number.NaN, to = from] = article.split('-').map(Number);
  return from <= to ? { from, to } : null;
}
