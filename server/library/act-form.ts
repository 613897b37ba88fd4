import { z } from 'zod';
import { basis, key, list, orNull, stepLimit, words } from './word-forms.ts';

/** `{ pass: 同意, refuse: 不同意 }`, in the order of the buttons. */
export const outcomes = z.record(key, words).transform((entries) => Object.entries(entries).map(([id, label]) => ({ id, label })));

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

/** A risk point of a step. */
export const risk = z.strictObject({ level: z.enum(['high', 'middle', 'low']), what: words, prevention: words, owner: words });

const stages = ['apply', 'accept', 'review', 'field-check', 'approve', 'vote', 'pay', 'execute', 'notify', 'rectify', 'archive'] as const;

/** What tasks and votes have in common. */
export const act = {
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

/** How many of a body: a count or a share. */
export const threshold = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('count'), count: z.int().positive() }), share]);

/** Results of a vote. */
export const voteOutcomes = [
  { id: 'passed', label: '通过' },
  { id: 'not-passed', label: '没通过' },
  { id: 'no-quorum', label: '人没到齐' },
];
