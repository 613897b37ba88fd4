import { citationOf } from '../../core/catalogue/legal-basis.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import type { Analysis } from '../../core/chart/analyse/analysis.ts';
import { analyseItem, staffingOf } from '../../core/chart/analyse/from-chart.ts';
import type { Chart } from '../../core/chart/chart.ts';
import type { ChartError } from '../../core/chart/chart-error.ts';
import { validateChart } from '../../core/chart/validate.ts';
import type { Day } from '../../core/kernel/day.ts';
import type { UnitId } from '../../core/kernel/id.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import type { DeskServices } from './desk-services.ts';

/** What is known of a chart under work: its errors, and when there are none its analysis with the staff of the unit. */
export type ChartJudgement = { readonly errors: readonly ChartError[]; readonly analysis: Analysis | null };

/** Search nodes of an analysis while somebody waits for the page. */
const budget = 60_000;
const mostKept = 300;
const kept = new WeakMap<OrganisationSnapshot, Map<string, ChartJudgement>>();

/** Judges a chart; the same chart with the same staff on the same day is judged once. */
export function judgeChart(
  services: DeskServices,
  organisation: OrganisationSnapshot,
  about: { readonly content: DraftContent; readonly chart: Chart; readonly unit: UnitId; readonly today: Day },
): ChartJudgement {
  const { content, chart, unit, today } = about;
  const known = kept.get(organisation) ?? new Map<string, ChartJudgement>();
  kept.set(organisation, known);
  const key = JSON.stringify([unit, today, content.totalLimit, content.chart.kind === 'adopted' ? content.chart.hash : chart]);
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostKept) known.clear();
  const errors = validateChart(chart);
  const judged = { errors, analysis: errors.length > 0 ? null : analysisOf() };
  known.set(key, judged);
  return judged;

  function analysisOf(): Analysis {
    const { totalLimit, name } = content;
    const limit = totalLimit === null ? null : { amount: totalLimit.amount, unit: totalLimit.unit };
    const lawState = (basis: string) => citationOf(services.laws, basis, today).state;
    const item = { id: name, title: name, chart, totalLimit: limit, lawState, officialese: services.officialese.keys() };
    return analyseItem(item, staffingOf(chart, organisation.staffOn(today), unit), { sets: 1, budget });
  }
}

/** Lower bound of the smallest colluding set; null while nothing can be said. */
export function fewestOf({ analysis }: ChartJudgement): number | null {
  const collusion = analysis?.results?.collusion;
  if (collusion === undefined || collusion.known === 'impossible') return null;
  return collusion.known === 'exactly' ? collusion.size : collusion.lower;
}
