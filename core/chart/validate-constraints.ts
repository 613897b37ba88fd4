import type { Chart, ChartNode, Constraint, NodeId } from './chart.ts';
import { atNode, type ChartError } from './chart-error.ts';
import { fieldsOf } from './validate-forms.ts';

/** Errors of rules over the case, of steps that notices keep apart, and of variants. */
export function constraintErrors(chart: Chart): readonly ChartError[] {
  const byId = new Map(chart.nodes.map((node) => [node.id, node]));
  return [
    ...chart.constraints.flatMap((rule, index) => [
      ...stepErrors(rule.steps, `constraints.${index}`, byId),
      ...ruleErrors(rule, index, byId),
    ]),
    ...chart.nodes.flatMap((node) =>
      node.type === 'notice' ? stepErrors(node.answeredApartFrom, `${node.id}.answeredApartFrom`, byId) : [],
    ),
    ...variantErrors(chart),
  ];
}

function acts(node: ChartNode): boolean {
  return node.type === 'task' || node.type === 'vote';
}

function stepErrors(steps: readonly NodeId[], where: string, byId: ReadonlyMap<NodeId, ChartNode>): readonly ChartError[] {
  return steps.flatMap((step) => {
    const node = byId.get(step);
    if (node === undefined) return [atNode('constraint-unknown-step', step, { where })];
    return acts(node) ? [] : [atNode('constraint-step-does-not-act', step, { where, type: node.type })];
  });
}

function ruleErrors(rule: Constraint, index: number, byId: ReadonlyMap<NodeId, ChartNode>): readonly ChartError[] {
  const where = `constraints.${index}`;
  const [first = ''] = rule.steps;
  const distinct = new Set(rule.steps).size;
  // Separating a step from itself says nothing; the other rules also mean something for one step.
  const least = rule.type === 'sod' ? 2 : 1;
  const few =
    distinct < least || distinct !== rule.steps.length
      ? [atNode('constraint-too-few-steps', first, { where, type: rule.type, steps: rule.steps })]
      : [];
  if (rule.type === 'bod') return [...few, ...bindingErrors(rule.steps, where, byId)];
  if (rule.type === 'at_most') return [...few, ...teamErrors(rule, where, byId)];
  return few;
}

function bindingErrors(steps: readonly NodeId[], where: string, byId: ReadonlyMap<NodeId, ChartNode>): readonly ChartError[] {
  return steps.flatMap((step) => {
    const node = byId.get(step);
    const isSeveral = node?.type === 'vote' || (node?.type === 'task' && node.actors > 1);
    return isSeveral ? [atNode('bod-over-several-actors', step, { where })] : [];
  });
}

function teamErrors(
  rule: Extract<Constraint, { readonly type: 'at_most' }>,
  where: string,
  byId: ReadonlyMap<NodeId, ChartNode>,
): readonly ChartError[] {
  if (!Number.isSafeInteger(rule.k) || rule.k < 1) return [atNode('at-most-impossible', rule.steps[0] ?? '', { where, k: rule.k })];
  return rule.steps.flatMap((step) => {
    const node = byId.get(step);
    return node?.type === 'task' && node.actors > rule.k
      ? [atNode('at-most-impossible', step, { where, k: rule.k, actors: node.actors })]
      : [];
  });
}

function variantErrors(chart: Chart): readonly ChartError[] {
  const fields = new Set(fieldsOf(chart).map((placed) => placed.field.id));
  return chart.variants.flatMap((variant) => {
    const { from, to } = variant.entry;
    const isEdge = chart.edges.some((edge) => edge.from === from && edge.to === to);
    const edge: readonly ChartError[] = isEdge
      ? []
      : [{ code: 'variant-unknown-edge', edge: { from, to }, facts: { variant: variant.id } }];
    const record = fields.has(variant.record)
      ? []
      : [atNode('variant-unknown-record', from, { variant: variant.id, record: variant.record })];
    return [...edge, ...record];
  });
}
