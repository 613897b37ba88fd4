import type { ItemVersion } from '../power-item.ts';
import type { DraftContent } from './content.ts';
import type { Lineage } from './event.ts';

/** A published item adopted as the beginning of a draft: its fields, its chart as it is, and where it came from. */
export function adopt(version: ItemVersion): { readonly fields: Partial<DraftContent>; readonly lineage: Lineage } {
  const { chart: _chart, level: _level, responsiblePosts, basis, responsibilities, totalLimit, ...same } = version.item;
  const { code, number, hash } = { code: version.item.code, number: version.number, hash: version.hash };
  return {
    fields: {
      ...same,
      content: same.lead,
      posts: responsiblePosts,
      basis: basis.map((id) => ({ id, text: '' })),
      responsibilities: responsibilities.map((text) => ({ stage: null, text })),
      totalLimit: totalLimit === null ? null : { amount: totalLimit.amount, unit: totalLimit.unit, source: totalLimit.source },
      chart: { kind: 'adopted', code, hash },
    },
    lineage: { code, number, hash },
  };
}
