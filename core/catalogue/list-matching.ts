/** What one item's chart, risks and measures want of each other (one to one: item, chart, risks, measures). */
export type Unmatched = 'chart' | 'risks' | 'levels' | 'measures';

/** An item as its row counts it: six letters for the six aspects, 1 where one is answered. */
export type CountedItem = { readonly hasChart: boolean; readonly risks: number; readonly aspects: string };

/** The first link of item, chart, risk and measure that is missing; undefined when each has its counterpart. */
export function unmatchedOf({ hasChart, risks, aspects }: CountedItem): Unmatched | undefined {
  if (!hasChart) return 'chart';
  if (risks === 0) return 'risks';
  if (aspects[3] !== '1') return 'levels';
  return aspects[4] === '1' ? undefined : 'measures';
}
