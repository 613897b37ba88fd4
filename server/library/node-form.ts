import { z } from 'zod';
import { basis, key, limit, list, orNull, role, stepLimit, words } from './word-forms.ts';
import { next, way } from './arrow-forms.ts';
import { act, outcomes, risk, threshold, voteOutcomes } from './act-form.ts';

const done = [{ id: 'done', label: '办好了' }];

const named = { id: key, name: words, plainName: words };

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
