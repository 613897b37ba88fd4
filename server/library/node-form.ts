import { z } from 'zod';

import type { Condition } from '../../core/chart/condition.ts';

/** Short text without leading or trailing blanks. */
export const words = z
  .string()
  .min(1)
  .regex(/^\S(.*\S)?$/su, 'blank at the edge');
/** Id of a node, field or outcome. */
export const key = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');
/** Role key of core/org, `town.aid-clerk`. */
export const role = z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/, 'role key: level or bureau, dot, function');
/** `<law id>#<article>`; the article may be empty. */
export const basis = z.string().regex(/^[a-z0-9-]+#[0-9-]*$/, 'basis: law id, #, article');
/** List that may be absent. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);
/** Value that may be absent. */
export const orNull = <Value extends z.ZodType>(value: Value) => value.nullable().default(null);

const unit = z.enum(['working-day', 'day', 'hour']);
export const limit = z.strictObject({ amount: z.int().positive(), unit });
const stepLimit = limit.extend({ kind: z.enum(['statutory', 'promised']), parameter: orNull(key) }).strict();

const constant = z.union([z.string(), z.int(), z.boolean()]);
const field = z.string().regex(/^(form|case)\.[a-z][a-z0-9-]*$/, 'form.<field> or case.<fact>');
const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge']), field, value: constant }),
    z.strictObject({ op: z.literal('in'), field, values: z.array(constant).min(1) }),
    z.strictObject({ op: z.enum(['and', 'or']), all: z.array(condition).min(1) }),
    z.strictObject({ op: z.literal('not'), of: condition }),
  ]),
);

/** An arrow as written: the target alone, or the target with its words and most rounds. */
const arrow = z.union([
  key.transform((to) => ({ to, label: undefined, max: undefined })),
  z.strictObject({ to: key, label: words.optional(), max: z.int().positive().optional() }),
]);
const oneArrow = arrow.transform((way) => [way]);
const next = z.union([z.array(arrow).min(1), oneArrow]);

/** An arrow out of a decision. */
const way = z.strictObject({
  to: key,
  label: words.optional(),
  max: z.int().positive().optional(),
  outcome: key.optional(),
  when: condition.optional(),
  otherwise: z.literal(true).optional(),
});

/** `{ pass: 同意, refuse: 不同意 }`, in the order of the buttons. */
const outcomes = z.record(key, words).transform((entries) => Object.entries(entries).map(([id, label]) => ({ id, label })));
const done = [{ id: 'done', label: '办好了' }];

const fieldKinds = ['text', 'long-text', 'name', 'id-number', 'phone', 'count', 'money', 'day', 'yes-no', 'choice'] as const;
/** Most characters a field takes unless its form says otherwise. */
const usualLength: Readonly<Record<(typeof fieldKinds)[number], number>> = {
  text: 100,
  'long-text': 500,
  name: 30,
  'id-number': 18,
  phone: 20,
  count: 4,
  money: 12,
  day: 10,
  'yes-no': 5,
  choice: 40,
};

const formField = z
  .strictObject({
    id: key,
    label: words,
    hint: orNull(words),
    kind: z.enum(fieldKinds),
    choices: outcomes.default([]),
    required: z.boolean().default(true),
    maxLength: z.int().positive().max(4000).optional(),
    disclosure: z.enum(['public', 'masked', 'restricted', 'secret']),
    mask: orNull(z.enum(['name', 'id-number', 'phone', 'account', 'all'])),
    purpose: words,
  })
  .transform((entry) => ({ ...entry, maxLength: entry.maxLength ?? usualLength[entry.kind] }));

const risk = z.strictObject({ level: z.enum(['high', 'middle', 'low']), what: words, prevention: words, owner: words });

const named = { id: key, name: words, plainName: words };
const stages = ['apply', 'accept', 'review', 'field-check', 'approve', 'vote', 'pay', 'execute', 'notify', 'rectify', 'archive'] as const;
const act = {
  stage: z.enum(stages),
  approval: z.boolean().default(false),
  requiredByLaw: orNull(basis),
  limit: orNull(stepLimit),
  basis: list(basis),
  responsibility: list(words),
  accountability: list(words),
  risks: list(risk),
  forbidden: list(words),
  recourse: orNull(words),
  form: list(formField),
  where: orNull(words),
  youGet: orNull(words),
};

const share = z.strictObject({
  kind: z.enum(['at-least', 'more-than']),
  part: z.int().positive(),
  whole: z.int().positive(),
  of: z.enum(['roll', 'present', 'voting']),
});
const threshold = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('count'), count: z.int().positive() }), share]);
const voteOutcomes = [
  { id: 'passed', label: '通过' },
  { id: 'not-passed', label: '没通过' },
  { id: 'no-quorum', label: '人没到齐' },
];

/** A node as written in `library/items`: absent lists are empty, absent values null; arrows stand with the node they leave. */
export const nodeForm = z.discriminatedUnion('type', [
  z.strictObject({ ...named, type: z.literal('start'), next }),
  z.strictObject({
    ...named,
    ...act,
    type: z.literal('task'),
    posts: z.array(role).min(1),
    actors: z.int().positive().default(1),
    outcomes: outcomes.default(done),
    next,
  }),
  z.strictObject({
    ...named,
    ...act,
    type: z.literal('vote'),
    body: role,
    recorders: z.array(role).min(1),
    quorum: threshold,
    pass: threshold,
    ballot: z.enum(['secret', 'open']),
    recusedLeaveDenominator: z.boolean(),
    outcomes: outcomes.default(voteOutcomes),
    next,
  }),
  z.strictObject({
    ...named,
    type: z.literal('notice'),
    days: z.int().positive(),
    dayUnit: z.enum(['day', 'working-day']).default('day'),
    answeredBy: z.array(role).min(1),
    answeredApartFrom: list(key),
    answerLimit: orNull(stepLimit),
    shows: z.array(key).min(1),
    basis: list(basis),
    risks: list(risk),
    forbidden: list(words),
    where: orNull(words),
    next,
  }),
  z.strictObject({ ...named, type: z.literal('timer'), wait: limit, tacit: z.boolean().default(false), basis: list(basis), next }),
  z.strictObject({
    ...named,
    type: z.literal('external'),
    actor: z.enum(['applicant', 'authority']),
    notedBy: z.array(role).min(1),
    outcomes: outcomes.default(done),
    where: orNull(words),
    youGet: orNull(words),
    next,
  }),
  z.strictObject({ ...named, type: z.literal('xor'), of: orNull(key), ways: z.array(way).min(2) }),
  z.strictObject({ ...named, type: z.literal('and'), next }),
  z.strictObject({ ...named, type: z.literal('end'), outcome: z.enum(['approve', 'reject', 'withdraw', 'close']), youGet: orNull(words) }),
]);

/** A decoded node with its arrows. */
export type NodeForm = z.output<typeof nodeForm>;
