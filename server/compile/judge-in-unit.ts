import { unitsOfItem } from '../../core/catalogue/units-of-item.ts';
import { ownItem } from './own-version.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import { type ChartJudgement, fewestOf, judgeChart } from './analyse-draft.ts';
import type { DeskServices } from './desk-services.ts';

type About = Parameters<typeof judgeChart>[2];

/**
 * Judges a chart where its cases would run: a town's chart that villages start is staffed in each of them. Of the places that can staff it the
 * weakest counts; where none can, that is what is wrong. A vacancy in one village keeps no other from its chart.
 */
export function judgeInUnit(services: DeskServices, organisation: OrganisationSnapshot, about: About): ChartJudgement {
  const judged = placesOf(services, organisation, about).map((unit) => judgeChart(services, organisation, { ...about, unit }));
  const staffed = judged.filter(({ analysis }) => analysis?.results?.satisfiable === true && analysis.results.canApprove === true);
  const weakest = staffed.toSorted((a, b) => (fewestOf(a) ?? 0) - (fewestOf(b) ?? 0))[0];
  return weakest ?? judged[0] ?? judgeChart(services, organisation, about);
}

/** A chart that is shared runs where the item's own would. */
function placesOf({ items }: DeskServices, { data }: OrganisationSnapshot, { content, chart, unit }: About): readonly About['unit'][] {
  const owner = data.units.find(({ id }) => id === unit);
  const adopted = content.chart.kind === 'adopted' ? items.findByHash(content.chart.hash)?.version.item : undefined;
  const item = adopted ?? (owner === undefined ? null : ownItem({ ...content, chart: { kind: 'own', chart } }, owner));
  return item === null ? [] : [...unitsOfItem({ item, unit }, data)];
}
