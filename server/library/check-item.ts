import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { PowerItem } from '../../core/catalogue/power-item.ts';
import type { Chart, ChartNode, StepLimit } from '../../core/chart/chart.ts';
import type { ChartError } from '../../core/chart/chart-error.ts';
import { validateChart } from '../../core/chart/validate.ts';
import { findRole } from '../../core/org/roles.ts';
import type { LibraryProblem } from './library-problem.ts';
import { type Path, problemAt, type YamlSource } from './yaml-source.ts';

/** A finding before its line is known: where in the file, and what is wrong. */
type Finding = { readonly at: Path; readonly problem: string };

/**
 * What is wrong with an item beyond its form: errors of the chart (core/chart/validate), citations that no law record answers, roles that the table of roles does
 * not have, limits that name a county parameter but do not agree with it.
 */
export function checkItem(source: YamlSource, item: PowerItem, laws: ReadonlyMap<string, LegalDocument>): readonly LibraryProblem[] {
  const findings = [...citationFindings(item, laws), ...roleFindings(item), ...limitFindings(item), ...chartFindings(item.chart)];
  return findings.map((found) => problemAt(source, found.at, found.problem));
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

/** A role with the field it stands in; `body` says whether an elected or drawn body is meant. */
type NamedRole = { readonly role: string; readonly at: Path; readonly body: boolean };

function roleFindings(item: PowerItem): readonly Finding[] {
  const named = [
    ...persons(item.startedBy, ['startedBy']),
    ...persons(item.responsiblePosts, ['responsiblePosts']),
    ...item.chart.nodes.flatMap((node, at) => rolesOf(node).map((entry) => ({ ...entry, at: ['nodes', at, ...entry.at] }))),
  ];
  return named.flatMap((entry) => {
    const problem = roleProblem(entry);
    return problem === null ? [] : [{ at: entry.at, problem }];
  });
}

function rolesOf(node: ChartNode): readonly NamedRole[] {
  if (node.type === 'task') return persons(node.posts, ['posts']);
  if (node.type === 'vote') return [...persons(node.recorders, ['recorders']), { role: node.body, at: ['body'], body: true }];
  if (node.type === 'notice') return persons(node.answeredBy, ['answeredBy']);
  return node.type === 'external' ? persons(node.notedBy, ['notedBy']) : [];
}

function persons(names: readonly string[], field: Path): readonly NamedRole[] {
  return names.map((name, at) => ({ role: name, at: [...field, at], body: false }));
}

function roleProblem(named: NamedRole): string | null {
  const entry = findRole(named.role);
  if (entry === undefined) return `no role ${named.role}`;
  if (!entry.business) return `${named.role} administers the software and may not act on cases`;
  if (named.body && !entry.body) return `${named.role} is a post, a vote needs a body`;
  return !named.body && entry.body ? `${named.role} is a body, a step needs a post` : null;
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

/** Arrows stand with the node they leave, so an error of an arrow is shown there: at the very way where there are several. */
function placeOf(chart: Chart, error: ChartError): Path {
  const id = error.node ?? error.edge?.from;
  const at = chart.nodes.findIndex((node) => node.id === id);
  const node = chart.nodes[at];
  if (node === undefined) return ['nodes'];
  if (error.edge === undefined) return ['nodes', at];
  const way = chart.edges.filter((edge) => edge.from === id).findIndex((edge) => edge.to === error.edge?.to);
  return node.type === 'xor' ? ['nodes', at, 'ways', way] : ['nodes', at, 'next'];
}
