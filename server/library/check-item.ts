import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { PowerItem } from '../../core/catalogue/power-item.ts';
import type { Chart, ChartNode, StepLimit } from '../../core/chart/chart.ts';
import { validateChart } from '../../core/chart/validate.ts';
import type { LibraryProblem } from './library-problem.ts';
import { type YamlSource, problemAt } from './yaml-source.ts';
import type { Path } from './yaml-place.ts';
import { type Finding, placeOf } from './item-finding.ts';
import { roleFindings } from './check-roles.ts';

/**
 * What is wrong with an item beyond its form: errors of the chart (core/chart/validate), citations that no law record answers, roles that the table of roles does
 * not have, nobody who may open a case, limits whose amount is not that of the parameter they name.
 */
export function checkItem(source: YamlSource, item: PowerItem, laws: ReadonlyMap<string, LegalDocument>): readonly LibraryProblem[] {
  const findings = [
    ...startFindings(item),
    ...citationFindings(item, laws),
    ...roleFindings(item),
    ...limitFindings(item),
    ...chartFindings(item.chart),
  ];
  return findings.map((found) => problemAt(source, found.at, found.problem));
}

function startFindings(item: PowerItem): readonly Finding[] {
  const problem = item.startedBy.length > 0 ? null : 'nobody may open a case';
  return problem === null ? [] : [{ at: ['startedBy'], problem }];
}

function citationFindings(item: PowerItem, laws: ReadonlyMap<string, LegalDocument>): readonly Finding[] {
  const cited = [
    ...item.basis.map((basis, at) => ({ basis, at: ['basis', at] })),
    ...item.chart.nodes.flatMap((node, at) => citedBy(node).map((entry) => ({ basis: entry.basis, at: ['nodes', at, ...entry.at] }))),
  ];
  return cited.filter(({ basis }) => !isKnown(laws, basis)).map(({ basis, at }) => ({ at, problem: `no law record ${basis}` }));
}

function citedBy(node: ChartNode): readonly { readonly basis: string; readonly at: Path }[] {
  if (!('basis' in node)) return [];
  const listed = node.basis.map((basis, at) => ({ basis, at: ['basis', at] }));
  if (!('requiredByLaw' in node) || node.requiredByLaw === null) return listed;
  return [...listed, { basis: node.requiredByLaw, at: ['requiredByLaw'] }];
}

function isKnown(laws: ReadonlyMap<string, LegalDocument>, basis: string): boolean {
  const [id = '', article = ''] = basis.split('#');
  return laws.get(id)?.articles.some((entry) => entry.article === article) ?? false;
}

function limitFindings(item: PowerItem): readonly Finding[] {
  const values = new Map(item.parameters.map((entry) => [entry.key, entry.value]));
  return item.chart.nodes.flatMap((node, at) =>
    limitsOf(node).flatMap(({ limit, field }) => {
      const problem = limitProblem(limit, values);
      return problem === null ? [] : [{ at: ['nodes', at, field, 'parameter'], problem }];
    }),
  );
}

function limitsOf(node: ChartNode): readonly { readonly limit: StepLimit; readonly field: string }[] {
  if (node.type === 'notice') return node.answerLimit === null ? [] : [{ limit: node.answerLimit, field: 'answerLimit' }];
  return 'limit' in node && node.limit !== null ? [{ limit: node.limit, field: 'limit' }] : [];
}

function limitProblem(limit: StepLimit, values: ReadonlyMap<string, number>): string | null {
  if (limit.parameter === null) return limit.kind === 'promised' ? 'a promised limit needs its parameter' : null;
  const value = values.get(limit.parameter);
  if (value === undefined) return `no parameter ${limit.parameter}`;
  return value === limit.amount ? null : `amount ${limit.amount} differs from parameter ${limit.parameter} = ${value}`;
}

function chartFindings(chart: Chart): readonly Finding[] {
  return validateChart(chart).map((error) => ({ at: placeOf(chart, error), problem: `${error.code} ${JSON.stringify(error.facts)}` }));
}
