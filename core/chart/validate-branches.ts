import { isDay } from '../kernel/day.ts';
import { type Domain, domainsOf } from './case-fact.ts';
import type { Chart, Edge, XorNode } from './chart.ts';
import { atEdge, atNode, type ChartError } from './chart-error.ts';
import type { Condition, Constant } from './condition.ts';
import { coverOf } from './cover.ts';
import { comparisonsOf, type Facts, sizeOf } from './evaluate.ts';
import { surelyBefore } from './must-run.ts';
import { outcomesOf } from './outcomes.ts';

/** Most nodes of one condition. */
const conditionCap = 32;

/** Errors of branches: every result and every value has exactly one way on. */
export function branchErrors(chart: Chart): readonly ChartError[] {
  const types = new Map(chart.nodes.map((node) => [node.id, node.type]));
  const strayed = chart.edges.filter((edge) => hasRule(edge) && types.get(edge.from) !== 'xor');
  const before = surelyBefore(chart);
  return [
    ...strayed.map((edge) => atEdge('branch-rule-outside-xor', edge)),
    ...chart.nodes.flatMap((node) => (node.type === 'xor' ? xorErrors(node, chart, before.get(node.id) ?? new Set()) : [])),
  ];
}

function hasRule(edge: Edge): boolean {
  return edge.outcome !== undefined || edge.when !== undefined || edge.otherwise !== undefined;
}

function xorErrors(xor: XorNode, chart: Chart, before: ReadonlySet<string>): readonly ChartError[] {
  const edges = chart.edges.filter((edge) => edge.from === xor.id);
  const ins = chart.edges.filter((edge) => edge.to === xor.id).length;
  const [only] = edges;
  if (edges.length === 1 && only !== undefined && ins > 1 && !hasRule(only)) return [];
  if (edges.length < 2) return [atNode('xor-one-way', xor.id)];
  const others = edges.filter((edge) => edge.otherwise === true);
  return [
    ...edges.filter((edge) => !hasRule(edge)).map((edge) => atEdge('branch-without-rule', edge)),
    ...edges.filter(isMixed).map((edge) => atEdge('xor-mixes-rules', edge)),
    ...(others.length > 1 ? [atNode('several-otherwise', xor.id, { to: others.map((edge) => edge.to) })] : []),
    ...(xor.of === null ? valueErrors(xor, edges, domainsOf(chart)) : outcomeErrors({ ...xor, of: xor.of }, edges, { chart, before })),
  ];
}

function isMixed(edge: Edge): boolean {
  return [edge.outcome, edge.when, edge.otherwise].filter((rule) => rule !== undefined).length > 1;
}

function outcomeErrors(
  xor: XorNode & { readonly of: string },
  edges: readonly Edge[],
  about: { readonly chart: Chart; readonly before: ReadonlySet<string> },
): readonly ChartError[] {
  const of = about.chart.nodes.find((node) => node.id === xor.of);
  const outcomes = of === undefined ? [] : outcomesOf(of);
  if (outcomes.length === 0) return [atNode('xor-of-unknown-step', xor.id, { of: xor.of })];
  const errors: ChartError[] = edges.filter((edge) => edge.when !== undefined).map((edge) => atEdge('xor-mixes-rules', edge));
  if (!about.before.has(xor.of)) errors.push(atNode('xor-of-step-not-always-before', xor.id, { of: xor.of }));
  const given = edges.flatMap((edge) => (edge.outcome === undefined ? [] : [edge.outcome]));
  const open = outcomes.filter((outcome) => !given.includes(outcome));
  const otherwise = edges.find((edge) => edge.otherwise === true);
  for (const edge of edges) {
    if (edge.outcome !== undefined && !outcomes.includes(edge.outcome))
      errors.push(atEdge('unknown-outcome', edge, { outcome: edge.outcome, outcomes }));
  }
  for (const [index, outcome] of given.entries()) {
    if (given.indexOf(outcome) !== index) errors.push(atNode('outcome-covered-twice', xor.id, { of: xor.of, outcome }));
  }
  if (otherwise === undefined) errors.push(...open.map((outcome) => atNode('outcome-not-covered', xor.id, { of: xor.of, outcome })));
  else if (open.length === 0) errors.push(atEdge('branch-never', otherwise));
  return errors;
}

function valueErrors(xor: XorNode, edges: readonly Edge[], domains: ReadonlyMap<string, Domain>): readonly ChartError[] {
  const wrong = edges.flatMap((edge) => [
    ...(edge.outcome === undefined ? [] : [atEdge('xor-mixes-rules', edge)]),
    ...(edge.when === undefined ? [] : conditionErrors(edge, edge.when, domains)),
  ]);
  return wrong.length > 0 ? wrong : coverErrors(xor, edges, domains);
}

function conditionErrors(edge: Edge, when: Condition, domains: ReadonlyMap<string, Domain>): readonly ChartError[] {
  const size = sizeOf(when);
  if (size > conditionCap) return [atEdge('condition-too-large', edge, { size, cap: conditionCap })];
  if (hasEmptyPart(when)) return [atEdge('condition-empty', edge)];
  return comparisonsOf(when).flatMap((comparison) => {
    const { field, op } = comparison;
    const domain = domains.get(field);
    if (domain === undefined) return [atEdge('condition-unknown-field', edge, { field })];
    const constants = comparison.op === 'in' ? comparison.values : [comparison.value];
    const isOrder = op === 'lt' || op === 'le' || op === 'gt' || op === 'ge';
    const isOrdered = domain.type !== 'yes-no' && domain.type !== 'choice';
    const stranger = constants.find((constant) => !isIn(constant, domain));
    if (stranger === undefined && (isOrdered || !isOrder)) return [];
    return [atEdge('condition-type-mismatch', edge, { field, op, domain: domain.type, value: stranger ?? null })];
  });
}

function hasEmptyPart(when: Condition): boolean {
  if (when.op === 'and' || when.op === 'or') return when.all.length === 0 || when.all.some(hasEmptyPart);
  if (when.op === 'not') return hasEmptyPart(when.of);
  return when.op === 'in' && when.values.length === 0;
}

function isIn(constant: Constant, domain: Domain): boolean {
  switch (domain.type) {
    case 'yes-no':
      return typeof constant === 'boolean';
    case 'choice':
      return typeof constant === 'string' && domain.ids.includes(constant);
    case 'number':
      return typeof constant === 'number' && Number.isSafeInteger(constant);
    case 'day':
      return typeof constant === 'string' && isDay(constant);
    case 'text':
      return typeof constant === 'string';
  }
}

function coverErrors(xor: XorNode, edges: readonly Edge[], domains: ReadonlyMap<string, Domain>): readonly ChartError[] {
  const ruled = edges.filter((edge) => edge.when !== undefined);
  const otherwise = edges.find((edge) => edge.otherwise === true);
  const cover = coverOf(
    ruled.flatMap((edge) => (edge.when === undefined ? [] : [edge.when])),
    domains,
  );
  if (!cover.decided) return [atNode('conditions-undecided', xor.id, { combinations: cover.combinations })];
  const errors: ChartError[] = [];
  const { gap, overlap, never } = cover;
  if (gap !== null && otherwise === undefined) errors.push(atNode('conditions-gap', xor.id, { example: textOf(gap) }));
  if (gap === null && otherwise !== undefined) errors.push(atEdge('branch-never', otherwise));
  if (overlap !== null) {
    const to = overlap.conditions.flatMap((index) => ruled[index]?.to ?? []);
    errors.push(atNode('conditions-overlap', xor.id, { example: textOf(overlap.facts), to }));
  }
  for (const index of never) {
    const edge = ruled[index];
    if (edge !== undefined) errors.push(atEdge('branch-never', edge));
  }
  return errors;
}

function textOf(facts: Facts): readonly string[] {
  return Object.entries(facts).map(([field, value]) => `${field}=${String(value)}`);
}
