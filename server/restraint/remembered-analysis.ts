import { createHash } from 'node:crypto';

import type { Analysis } from '../../core/chart/analyse/analysis.ts';
import type { Finding } from '../../core/chart/analyse/finding.ts';
import { analyseItem, type Staffing } from '../../core/chart/analyse/from-chart.ts';
import type { UnitId } from '../../core/kernel/id.ts';
import type { LivingItem } from '../platform/services.ts';

/** What an analysis depends on: chart, staffing, and what the laws of the day say about the chart. */
export type Question = {
  readonly item: LivingItem;
  readonly unit: UnitId;
  readonly staffing: Staffing;
  readonly gaps: readonly Finding[];
};

/**
 * Analyses with the answers of the day before at hand. A new day seldom brings new staff, so that most pairs of item and unit
 * need no second search; each pair keeps its last answer alone.
 */
export class RememberedAnalysis {
  readonly #last = new Map<string, { readonly question: string; readonly analysis: Analysis }>();

  /** The analysis of a question; computed only when it is another than the last one of its item and unit. */
  answer({ item, unit, staffing, gaps }: Question): Analysis {
    const { hash, item: about } = item.version;
    const pair = `${hash} ${unit}`;
    const question = createHash('sha256')
      .update(JSON.stringify([staffing, gaps]))
      .digest('base64');
    const before = this.#last.get(pair);
    if (before?.question === question) return before.analysis;
    const { code, name, chart, totalLimit } = about;
    const limit = totalLimit === null ? null : { amount: totalLimit.amount, unit: totalLimit.unit };
    // Pages name one set; listing all of them is most of the work.
    const analysis = analyseItem({ id: code, title: name, chart, totalLimit: limit }, staffing, { gaps, sets: 1, repairs: true });
    this.#last.set(pair, { question, analysis });
    return analysis;
  }
}
