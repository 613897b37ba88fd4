import { z } from 'zod';

/** Texts of a chart; a draft may leave them empty, and its findings say so. */
const text = z.string().max(2_000);
const texts = z.array(text).max(100);
const key = z.string().max(60);
const keys = z.array(key).max(200);
const count = z.int().min(0).max(1_000_000);

const limit = z.strictObject({ amount: count, unit: z.enum(['working-day', 'day', 'hour']) });
const stepLimit = limit.extend({ kind: z.enum(['statutory', 'promised']), parameter: key.nullable() });
const risk = z.strictObject({ level: z.enum(['high', 'middle', 'low']), what: text, prevention: text, owner: text });
const outcome = z.strictObject({ id: key, label: text });

const field = z.strictObject({
  id: key,
  label: text,
  hint: text.nullable(),
  kind: z.enum(['text', 'long-text', 'name', 'id-number', 'phone', 'count', 'money', 'day', 'yes-no', 'choice']),
  choices: z.array(outcome).max(100),
  required: z.boolean(),
  maxLength: count,
  disclosure: z.enum(['public', 'masked', 'restricted', 'secret']),
  mask: z.enum(['name', 'id-number', 'phone', 'account', 'all']).nullable(),
  purpose: text,
});

const named = { id: z.string().regex(/^[a-z0-9-]{1,60}$/), name: text, plainName: text };

const act = {
  stage: z.enum(['apply', 'accept', 'review', 'field-check', 'approve', 'vote', 'pay', 'execute', 'notify', 'rectify', 'archive']),
  approval: z.boolean(),
  requiredByLaw: text.nullable(),
  limit: stepLimit.nullable(),
  basis: texts,
  responsibility: texts,
  accountability: texts,
  risks: z.array(risk).max(50),
  forbidden: texts,
  recourse: text.nullable(),
  form: z.array(field).max(100),
  outcomes: z.array(outcome).max(20),
  where: text.nullable(),
  youGet: text.nullable(),
};

const share = { part: count, whole: count, of: z.enum(['roll', 'present', 'voting']) };
const threshold = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), count }),
  z.strictObject({ kind: z.literal('at-least'), ...share }),
  z.strictObject({ kind: z.literal('more-than'), ...share }),
]);

const node = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), ...named }),
  z.strictObject({ type: z.literal('task'), ...named, ...act, posts: keys, actors: count }),
  z.strictObject({
    ...{ type: z.literal('vote'), ...named, ...act, body: key, recorders: keys, quorum: threshold, pass: threshold },
    ballot: z.enum(['secret', 'open']),
    recusedLeaveDenominator: z.boolean(),
  }),
  z.strictObject({
    ...{ type: z.literal('notice'), ...named, days: count, dayUnit: z.enum(['day', 'working-day']), answeredBy: keys },
    ...{ answeredApartFrom: keys, answerLimit: stepLimit.nullable(), shows: keys, basis: texts, risks: z.array(risk).max(50) },
    ...{ forbidden: texts, where: text.nullable() },
  }),
  z.strictObject({ type: z.literal('timer'), ...named, wait: limit, tacit: z.boolean(), basis: texts }),
  z.strictObject({
    ...{ type: z.literal('external'), ...named, actor: z.enum(['applicant', 'authority']), notedBy: keys },
    ...{ outcomes: z.array(outcome).max(20), where: text.nullable(), youGet: text.nullable() },
  }),
  z.strictObject({ type: z.literal('xor'), ...named, of: key.nullable() }),
  z.strictObject({ type: z.literal('and'), ...named }),
  z.strictObject({
    ...{ type: z.literal('end'), ...named, outcome: z.enum(['approve', 'reject', 'withdraw', 'close']), youGet: text.nullable() },
  }),
]);

const constant = z.union([text, z.int(), z.boolean()]);

/** Conditions nest; the depth is bounded by the size of a request, their number by core/chart/validate. */
const condition: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ op: z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge']), field: key, value: constant }),
    z.strictObject({ op: z.literal('in'), field: key, values: z.array(constant).max(100) }),
    z.strictObject({ op: z.enum(['and', 'or']), all: z.array(condition).max(32) }),
    z.strictObject({ op: z.literal('not'), of: condition }),
  ]),
);

const edge = z.strictObject({
  ...{ from: key, to: key, label: text.optional(), outcome: key.optional(), when: condition.optional() },
  ...{ otherwise: z.literal(true).optional(), max: count.optional() },
});

const constraint = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('sod'), steps: keys, by: z.enum(['actor', 'principal', 'both']) }),
  ...(['bod', 'coi', 'coi_applicant', 'sod_repeat'] as const).map((type) => z.strictObject({ type: z.literal(type), steps: keys })),
  z.strictObject({ type: z.literal('at_most'), steps: keys, k: count }),
]);

const variant = z.strictObject({
  ...{ id: key, name: text, plainRule: text, entry: z.strictObject({ from: key, to: key }), record: key },
});

/**
 * A chart as core/chart/chart.ts has it. A chart under work may be incomplete: what is wrong with it is told as findings; what is refused here has
 * another shape than any chart.
 */
export const deskChartJson = z.strictObject({
  nodes: z.array(node).max(500),
  edges: z.array(edge).max(2_000),
  constraints: z.array(constraint).max(200),
  variants: z.array(variant).max(50),
});

/** POST `/items/:id/look`: a chart as it is typed, looked at without being kept. */
export const deskLookQuery = z.strictObject({ chart: deskChartJson });

/** A finding of the chart's analysis with the staff of the unit; `nodes` is empty where the whole chart is meant. */
export const deskFinding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'notice']),
  nodes: z.array(z.string()),
  sentence: z.string(),
});

/**
 * What the chart engine says of a chart. `run` is the shortest run that shows why the chart does not work, move by move: the node that ran, and
 * the nodes before which the case then stands; null where no finding has one.
 */
export const deskLook = z.strictObject({
  findings: z.array(deskFinding),
  fewestPersons: z.int().nullable(),
  run: z.array(z.strictObject({ node: z.string(), waiting: z.array(z.string()) })).nullable(),
});

/** GET `/articles`: articles of the law registry, by words or by `ids` (with commas between); `state` as the public page shows it today. */
export const deskArticlesQuery = z.strictObject({ search: z.string().max(60).default(''), ids: z.string().max(8_000).optional() });
export const deskArticles = z.strictObject({
  articles: z.array(
    z.strictObject({
      id: z.string(),
      /** Id of the document in the register, null when it has none. */
      law: z.string().nullable(),
      title: z.string(),
      article: z.string(),
      gist: z.string(),
      state: z.enum(['in-force', 'superseded', 'not-yet-in-force', 'text-not-in-hand', 'unknown']),
    }),
  ),
  total: z.int(),
});
