import { domainsOf } from '../../../core/chart/case-fact.ts';
import type { AndNode, Chart, ChartNode, Constraint, Edge, FormField, NodeId, TaskNode, XorNode } from '../../../core/chart/chart.ts';
import type { Condition } from '../../../core/chart/condition.ts';
import { freeId, taskNode, waysOf } from './edit-chart.ts';

/** Ways beside the usual one that people know by name. */
export type VariantKind = 'green' | 'instant' | 'home' | 'delegated';

/** What each is called, and the rule in plain words that it begins with. */
export const variantWords: Readonly<Record<VariantKind, { readonly name: string; readonly step: string; readonly rule: string }>> = {
  green: { name: '绿色通道', step: '优先办', rule: '急难的人先办，后补材料。用了的要写明为什么。' },
  instant: { name: '即时办', step: '当场办结', rule: '材料齐、事情小的，当场办结。用了的要写明为什么。' },
  home: { name: '上门办', step: '上门办', rule: '走不动的人约好时间，我们上门办。去了的要记下来。' },
  delegated: { name: '下放办', step: '在村里办', rule: '说好放下来办的，由近处的岗位办。办了的要记下来。' },
};

/** A question about the case behind a node: one answer takes a step more, all others go on as before. */
export function askAfter(chart: Chart, after: NodeId): Chart {
  const [way, ...others] = waysOf(chart, after);
  if (way === undefined || others.length > 0) return chart;
  const question: XorNode = { id: freeId(chart, 'question'), type: 'xor', name: '区分情况', plainName: '是哪一种情况？', of: null };
  const more: TaskNode = { ...taskNode(freeId(chart, 'step')), name: '多办一步', plainName: '多办一步' };
  return {
    ...chart,
    nodes: insertedAfter(chart.nodes, after, [question, more]),
    edges: [
      ...chart.edges.map((edge) => (edge === way ? { ...edge, to: question.id } : edge)),
      { from: question.id, to: more.id, when: firstCondition(chart), label: '这种情况' },
      { from: question.id, to: way.to, otherwise: true, label: '其他情况' },
      { from: more.id, to: way.to },
    ],
  };
}

/** A step that runs at the same time as another, with the join behind both. Needs one plain way into the step and one out of it. */
export function addBeside(chart: Chart, id: NodeId): Chart {
  const into = chart.edges.filter((edge) => edge.to === id);
  const [onward, ...others] = waysOf(chart, id);
  const [way] = into;
  const before = chart.nodes.find((node) => node.id === way?.from);
  if (way === undefined || into.length > 1 || onward === undefined || others.length > 0 || before?.type === 'xor') return chart;
  const beside: TaskNode = { ...taskNode(freeId(chart, 'step')), name: '同时办', plainName: '同时办的一步' };
  const known = chart.nodes.find((node) => node.id === onward.to && node.type === 'and');
  if (known !== undefined) {
    const edges = [...chart.edges, { from: way.from, to: beside.id }, { from: beside.id, to: known.id }];
    return { ...chart, nodes: insertedAfter(chart.nodes, id, [beside]), edges };
  }
  const join: AndNode = { id: freeId(chart, 'join'), type: 'and', name: '都办好了', plainName: '都办好了' };
  return {
    ...chart,
    nodes: insertedAfter(chart.nodes, id, [beside, join]),
    edges: [
      ...chart.edges.map((edge) => (edge === onward ? { ...edge, to: join.id } : edge)),
      { from: way.from, to: beside.id },
      { from: beside.id, to: join.id },
      { from: join.id, to: onward.to },
    ],
  };
}

/**
 * A named way in the place of a step: a question before it, the step of that way, and the field that records why it was used. Rules that
 * bind the step bind the other way too. A chart in which the step is not a plain task stays as it is.
 */
export function addVariant(chart: Chart, id: NodeId, kind: VariantKind): Chart {
  const step = chart.nodes.find((node) => node.id === id);
  const onward = onwardOf(chart, id);
  if (step?.type !== 'task' || onward === null) return chart;
  const words = variantWords[kind];
  const why = whyField(chart, kind);
  const question: XorNode = {
    id: freeId(chart, `${kind}-q`),
    type: 'xor',
    name: `走不走${words.name}`,
    plainName: `走${words.name}吗？`,
    of: null,
  };
  const other: TaskNode = {
    ...step,
    ...{ id: freeId(chart, kind), name: words.step, plainName: words.step, form: [why], outcomes: [{ id: 'done', label: '办好了' }] },
  };
  const asked = conditionOf(chart, kind);
  const chartWithQuestion = asked.field === null ? chart : withField(chart, asked.field);
  return {
    ...chartWithQuestion,
    nodes: insertedBefore(chartWithQuestion.nodes, id, [question, other]),
    edges: [
      ...chart.edges.map((edge) => (edge.to === id ? { ...edge, to: question.id } : edge)),
      { from: question.id, to: other.id, when: asked.when, label: words.name },
      { from: question.id, to: id, otherwise: true, label: '照常办' },
      { from: other.id, to: onward },
    ],
    constraints: chart.constraints.map((rule) => boundToo(rule, id, other.id)),
    variants: [
      ...chart.variants,
      {
        id: freeVariant(chart, kind),
        name: words.name,
        plainRule: words.rule,
        entry: { from: question.id, to: other.id },
        record: why.id,
      },
    ],
  };
}

/** Where the case goes on behind a step, past the fork that reads its result. */
function onwardOf(chart: Chart, id: NodeId): NodeId | null {
  const [way, ...others] = waysOf(chart, id);
  if (way === undefined || others.length > 0) return null;
  const next = chart.nodes.find((node) => node.id === way.to);
  if (next?.type !== 'xor' || next.of !== id) return way.to;
  return waysOf(chart, next.id)[0]?.to ?? null;
}

function whyField(chart: Chart, kind: VariantKind): FormField {
  return {
    ...{ id: freeField(chart, `why-${kind}`), label: `为什么走${variantWords[kind].name}`, hint: null, kind: 'long-text', choices: [] },
    ...{ required: true, maxLength: 200, disclosure: 'restricted', mask: null, purpose: '以后查得清为什么这样办' },
  };
}

/** Who asks for a home visit says so by the channel; for the others the first form asks. */
function conditionOf(chart: Chart, kind: VariantKind): { readonly when: Condition; readonly field: FormField | null } {
  if (kind === 'home') return { when: { op: 'eq', field: 'case.channel', value: 'home' }, field: null };
  const id = freeField(chart, kind);
  const field: FormField = {
    ...{ id, label: `要走${variantWords[kind].name}吗`, hint: null, kind: 'yes-no', choices: [] },
    ...{ required: true, maxLength: 10, disclosure: 'restricted', mask: null, purpose: '决定走哪一条路' },
  };
  return { when: { op: 'eq', field: `form.${id}`, value: true }, field };
}

/** The field in the first form of the chart, which every case passes. */
function withField(chart: Chart, field: FormField): Chart {
  const first = chart.nodes.findIndex((node) => node.type === 'task');
  const nodes = chart.nodes.map((node, at) => (at === first && node.type === 'task' ? { ...node, form: [...node.form, field] } : node));
  return { ...chart, nodes };
}

function boundToo(rule: Constraint, id: NodeId, other: NodeId): Constraint {
  return rule.steps.includes(id) && rule.type !== 'at_most' ? { ...rule, steps: [...rule.steps, other] } : rule;
}

/** A comparison to begin with: a field of a form when there is one that can be compared, else a fact that every case has. */
export function firstCondition(chart: Chart): Condition {
  const found = [...domainsOf(chart)].find(([, domain]) => domain.type !== 'text' && domain.type !== 'day') ?? null;
  if (found === null) return { op: 'eq', field: 'case.kin-registered', value: true };
  const [field, domain] = found;
  if (domain.type === 'choice') return { op: 'eq', field, value: domain.ids[0] ?? '' };
  return domain.type === 'number' ? { op: 'gt', field, value: 0 } : { op: 'eq', field, value: true };
}

/** An id that no field of the chart has yet. */
export function freeField(chart: Chart, stem: string): string {
  const taken = new Set(chart.nodes.flatMap((node) => ('form' in node ? node.form.map((field) => field.id) : [])));
  const numbered = Array.from({ length: taken.size + 2 }, (_, at) => (at === 0 ? stem : `${stem}-${String(at + 1)}`));
  return numbered.find((id) => !taken.has(id)) ?? stem;
}

function freeVariant({ variants }: Chart, kind: VariantKind): string {
  const taken = new Set(variants.map((variant) => variant.id));
  return taken.has(kind) ? `${kind}-${String(taken.size + 1)}` : kind;
}

function insertedAfter(nodes: readonly ChartNode[], id: NodeId, added: readonly ChartNode[]): readonly ChartNode[] {
  return nodes.flatMap((node) => (node.id === id ? [node, ...added] : [node]));
}

function insertedBefore(nodes: readonly ChartNode[], id: NodeId, added: readonly ChartNode[]): readonly ChartNode[] {
  return nodes.flatMap((node) => (node.id === id ? [...added, node] : [node]));
}

/** A way from a decision to a step, with a rule that none of the others has: a result nobody led yet, or the way of all other cases. */
export function freshWay(chart: Chart, from: XorNode, to: NodeId): Edge {
  const ways = waysOf(chart, from.id);
  const of = chart.nodes.find((node) => node.id === from.of);
  const outcomes = of !== undefined && 'outcomes' in of ? of.outcomes : [];
  const open = outcomes.find((outcome) => !ways.some((way) => way.outcome === outcome.id));
  if (from.of !== null && open !== undefined) return { from: from.id, to, outcome: open.id, label: open.label };
  if (!ways.some((way) => way.otherwise)) return { from: from.id, to, otherwise: true, label: '其他情况' };
  return { from: from.id, to, when: firstCondition(chart), label: '这种情况' };
}
