import type { Chart } from '../../chart/chart.ts';
import type { DraftContent, DraftRisk } from './content.ts';

/** All risk points of an item: those of the list and those at the steps of its chart, once each. */
export function listRisks({ content, chart }: { readonly content: DraftContent; readonly chart: Chart | null }): readonly DraftRisk[] {
  const atSteps = (chart?.nodes ?? []).flatMap((node): readonly DraftRisk[] =>
    'risks' in node ? node.risks.map((risk) => ({ ...risk, step: node.id, stage: node.name })) : [],
  );
  const known = new Set(atSteps.map(({ what }) => what));
  return [...atSteps, ...content.risks.filter(({ what }) => !known.has(what))];
}
