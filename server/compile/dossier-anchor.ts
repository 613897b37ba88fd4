import { createHash } from 'node:crypto';

import { type FieldName, fieldNames } from '../../core/catalogue/draft/content.ts';
import type { Anchor } from '../../core/catalogue/draft/event.ts';
import type { Chart } from '../../core/chart/chart.ts';

/** Anchor of a field in a dossier. */
export function fieldAnchor(field: FieldName): string {
  return `f_${field}`;
}

/** Anchor of a step in a dossier: the step's id may be longer than the name of a bookmark. */
export function nodeAnchor(node: string): string {
  return `n_${createHash('sha256').update(node).digest('hex').slice(0, 12)}`;
}

/** The place that an anchor names; undefined when there is none of this name. */
export function anchoredAt(anchor: string, chart: Chart | null): Anchor | undefined {
  const field = fieldNames.find((name) => fieldAnchor(name) === anchor);
  if (field !== undefined) return { field };
  const node = chart?.nodes.find(({ id }) => nodeAnchor(id) === anchor);
  return node === undefined ? undefined : { node: node.id };
}
