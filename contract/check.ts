import { z } from 'zod';

import { isDay } from '../core/kernel/day.ts';

const id = z.string().min(1);
const texts = z.array(id);
const count = z.int().min(1);
const day = z.string().refine(isDay, 'must be a day as 2026-01-05');
const limit = z.strictObject({
  amount: z.int().min(0),
  unit: z.enum(['working-day', 'day', 'hour']),
  kind: z.enum(['statutory', 'promised']).optional(),
  from: z.string().optional(),
  suspended_by: z.array(z.string()).optional(),
  extension: z.int().min(0).optional(),
});
const risk = z.strictObject({ level: z.enum(['high', 'middle', 'low']), what: z.string(), prevention: z.string(), owner: z.string() });
const named = { name: z.string().optional(), plain_name: z.string().optional() };
const act = {
  ...named,
  posts: texts,
  approval: z.boolean().optional(),
  required_by_law: z.boolean().optional(),
  stage: z.string().optional(),
  basis: z.array(z.string()).optional(),
  limit: limit.optional(),
  recourse: z.string().optional(),
  risks: z.array(risk).optional(),
};
const pause = { ...named, days: z.int().min(0).optional(), day_unit: z.enum(['day', 'working-day']).optional(), limit: limit.optional() };

const node = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), ...named }),
  z.strictObject({ type: z.literal('task'), ...act, actors: count.optional() }),
  z.strictObject({ type: z.literal('vote'), ...act, quorum: z.int().min(0), yes: count, ballot: z.enum(['secret', 'open']).optional() }),
  z.strictObject({ type: z.literal('notice'), ...pause }),
  z.strictObject({ type: z.literal('timer'), ...pause }),
  z.strictObject({ type: z.literal('external'), ...pause }),
  z.strictObject({ type: z.literal('xor'), ...named }),
  z.strictObject({ type: z.literal('and'), ...named }),
  z.strictObject({ type: z.literal('end'), ...named, outcome: z.enum(['approve', 'reject', 'withdraw', 'close']) }),
]);

const edge = z.union([
  z.tuple([id, id]),
  z.strictObject({
    from: id,
    to: id,
    label: z.string().optional(),
    outcome: z.string().optional(),
    when: z.unknown().optional(),
    otherwise: z.literal(true).optional(),
    max: z.int().min(0).optional(),
  }),
]);

const constraint = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('sod'), steps: texts, by: z.enum(['actor', 'principal', 'both']).optional() }),
  z.strictObject({ type: z.literal('bod'), steps: texts }),
  z.strictObject({ type: z.literal('coi'), steps: texts }),
  z.strictObject({ type: z.literal('coi_applicant'), steps: texts }),
  z.strictObject({ type: z.literal('sod_repeat'), steps: texts }),
  z.strictObject({ type: z.literal('at_most'), steps: texts, k: count }),
]);

/**
 * One chart with its staffing in the exchange format of `mingquan check` (docs/guides/chart-format.md). Unknown members are refused.
 *
 * `levels` names the organisational level of each post. A delegation with days needs `day`, the day the question is about.
 */
export const checkCase = z.strictObject({
  id,
  title: z.string().nullish(),
  flow: z.strictObject({ nodes: z.record(id, node), edges: z.array(edge) }),
  persons: texts,
  posts: z.record(id, texts),
  constraints: z.array(constraint).optional(),
  delegations: z.array(z.strictObject({ from: id, to: id, post: id, from_day: day.optional(), to_day: day.optional() })).optional(),
  relatives: z.array(z.tuple([id, id])).optional(),
  applicant: id.nullish(),
  levels: z.record(id, id).optional(),
  limit: limit.optional(),
  day: day.optional(),
});

/** A case whose form is right; its references are not checked yet. */
export type CheckCase = z.infer<typeof checkCase>;

/** A node as the format writes it. */
export type CheckNode = z.infer<typeof node>;

/** A time limit as the format writes it. */
export type CheckLimit = z.infer<typeof limit>;

/** One thing wrong with the input: where it stands, in Chinese and in English. */
export type CheckError = { readonly at: string; readonly chinese: string; readonly english: string };
