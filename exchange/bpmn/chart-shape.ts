import type {
  ActFacts,
  AndNode,
  Chart,
  ChartNode,
  Constraint,
  Edge,
  EndNode,
  ExternalNode,
  FormField,
  NoticeNode,
  Risk,
  StartNode,
  StepLimit,
  StepOutcome,
  TaskNode,
  Threshold,
  TimerNode,
  Variant,
  VoteNode,
  XorNode,
} from '../../core/chart/chart.ts';
import type { Condition, Constant } from '../../core/chart/condition.ts';
import type { Limit } from '../../core/kernel/deadline.ts';
import { count, either, flag, list, nullable, optional, record, type Shape, text, word } from './shape.ts';

const unit = word('working-day', 'day', 'hour');
const limit: Shape<Limit> = record<Limit>({ amount: count, unit });
const stepLimit = record<StepLimit>({ amount: count, unit, kind: word('statutory', 'promised'), parameter: nullable(text) });
const risk = record<Risk>({ level: word('high', 'middle', 'low'), what: text, prevention: text, owner: text });
const outcome = record<StepOutcome>({ id: text, label: text });
const texts = list(text);

const field = record<FormField>({
  id: text,
  label: text,
  hint: nullable(text),
  kind: word('text', 'long-text', 'name', 'id-number', 'phone', 'count', 'money', 'day', 'yes-no', 'choice'),
  choices: list(record<{ readonly id: string; readonly label: string }>({ id: text, label: text })),
  required: flag,
  maxLength: count,
  disclosure: word('public', 'masked', 'restricted', 'secret'),
  mask: nullable(word('name', 'id-number', 'phone', 'account', 'all')),
  purpose: text,
});

const named = { id: text, name: text, plainName: text };

const act: { readonly [K in keyof ActFacts]: Shape<ActFacts[K]> } = {
  stage: word('apply', 'accept', 'review', 'field-check', 'approve', 'vote', 'pay', 'execute', 'notify', 'rectify', 'archive'),
  approval: flag,
  requiredByLaw: nullable(text),
  limit: nullable(stepLimit),
  basis: texts,
  responsibility: texts,
  accountability: texts,
  risks: list(risk),
  forbidden: texts,
  recourse: nullable(text),
  form: list(field),
  outcomes: list(outcome),
  where: nullable(text),
  youGet: nullable(text),
};

type CountThreshold = Extract<Threshold, { readonly kind: 'count' }>;
type ShareThreshold = Exclude<Threshold, CountThreshold>;
const threshold: Shape<Threshold> = either(
  record<CountThreshold>({ kind: word('count'), count }),
  record<ShareThreshold>({ kind: word('at-least', 'more-than'), part: count, whole: count, of: word('roll', 'present', 'voting') }),
);

const nodes: { readonly [T in ChartNode['type']]: Shape<Extract<ChartNode, { readonly type: T }>> } = {
  start: record<StartNode>({ ...named, type: word('start') }),
  task: record<TaskNode>({ ...named, ...act, type: word('task'), posts: texts, actors: count }),
  vote: record<VoteNode>({
    ...{ ...named, ...act, type: word('vote'), body: text, recorders: texts, quorum: threshold, pass: threshold },
    ...{ ballot: word('secret', 'open'), recusedLeaveDenominator: flag },
  }),
  notice: record<NoticeNode>({
    ...{ ...named, type: word('notice'), days: count, dayUnit: word('day', 'working-day'), answeredBy: texts, answeredApartFrom: texts },
    ...{ answerLimit: nullable(stepLimit), shows: texts, basis: texts, risks: list(risk), forbidden: texts, where: nullable(text) },
  }),
  timer: record<TimerNode>({ ...named, type: word('timer'), wait: limit, tacit: flag, basis: texts }),
  external: record<ExternalNode>({
    ...{ ...named, type: word('external'), actor: word('applicant', 'authority'), notedBy: texts, outcomes: list(outcome) },
    ...{ where: nullable(text), youGet: nullable(text) },
  }),
  xor: record<XorNode>({ ...named, type: word('xor'), of: nullable(text) }),
  and: record<AndNode>({ ...named, type: word('and') }),
  end: record<EndNode>({ ...named, type: word('end'), outcome: word('approve', 'reject', 'withdraw', 'close'), youGet: nullable(text) }),
};

/** True when the value is a node of a chart, every member of its form. Ids and references are judged by `validateChart`. */
export function isChartNode(value: unknown): value is ChartNode {
  return Object.values(nodes).some((shape) => shape(value));
}

const constant: Shape<Constant> = (value): value is Constant =>
  text(value) || flag(value) || (typeof value === 'number' && Number.isFinite(value));

type Compared = Extract<Condition, { readonly value: Constant }>;
type Listed = Extract<Condition, { readonly op: 'in' }>;
type Joined = Extract<Condition, { readonly all: readonly Condition[] }>;
type Negated = Extract<Condition, { readonly op: 'not' }>;

/** No deeper than a condition may have nodes, so that a hostile one cannot exhaust the stack. */
function conditionWithin(depth: number): Shape<Condition> {
  return (value): value is Condition => {
    if (depth === 0) return false;
    const inner = conditionWithin(depth - 1);
    return (
      record<Compared>({ op: word('eq', 'ne', 'lt', 'le', 'gt', 'ge'), field: text, value: constant })(value) ||
      record<Listed>({ op: word('in'), field: text, values: list(constant) })(value) ||
      record<Joined>({ op: word('and', 'or'), all: list(inner) })(value) ||
      record<Negated>({ op: word('not'), of: inner })(value)
    );
  };
}

/** True when the value is an arrow of a chart. */
export const isEdge: Shape<Edge> = record<Edge>({
  ...{ from: text, to: text, label: optional(text), outcome: optional(text), when: optional(conditionWithin(32)) },
  ...{ otherwise: optional(word(true)), max: optional(count) },
});

type StepsOnly = Extract<Constraint, { readonly type: 'bod' | 'coi' | 'coi_applicant' | 'sod_repeat' }>;
const isConstraint: Shape<Constraint> = either(
  either(
    record<Extract<Constraint, { readonly type: 'sod' }>>({ type: word('sod'), steps: texts, by: word('actor', 'principal', 'both') }),
    record<StepsOnly>({ type: word('bod', 'coi', 'coi_applicant', 'sod_repeat'), steps: texts }),
  ),
  record<Extract<Constraint, { readonly type: 'at_most' }>>({ type: word('at_most'), steps: texts, k: count }),
);

const entry = record<Variant['entry']>({ from: text, to: text });

/** Constraints of a chart. */
export const areConstraints: Shape<Chart['constraints']> = list(isConstraint);

/** Variants of a chart. */
export const areVariants: Shape<Chart['variants']> = list(record<Variant>({ id: text, name: text, plainRule: text, entry, record: text }));
