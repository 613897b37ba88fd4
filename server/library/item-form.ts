import { z } from 'zod';

import { isDay } from '../../core/kernel/day.ts';
import { nodeForm } from './node-form.ts';
import { basis, key, limit, list, orNull, role, words } from './word-forms.ts';

export const day = z.string().refine(isDay, 'day YYYY-MM-DD');
const plainFact = z.strictObject({ main: words, note: orNull(words) });
const powerClasses = [
  'self-governance',
  'benefit',
  'licence',
  'confirmation',
  'adjudication',
  'public-service',
  'party',
  'internal',
  'other',
] as const;

const constraint = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('sod'), steps: z.array(key).min(2), by: z.enum(['actor', 'principal', 'both']) }),
  z.strictObject({ type: z.enum(['bod', 'coi', 'coi_applicant', 'sod_repeat']), steps: z.array(key).min(1) }),
  z.strictObject({ type: z.literal('at_most'), steps: z.array(key).min(1), k: z.int().positive() }),
]);

const variant = z.strictObject({
  id: key,
  name: words,
  plainRule: words,
  entry: z.strictObject({ from: key, to: key }),
  record: key,
});

/**
 * One item version as written in `library/items/<code>@<version>.yaml`. Unknown fields are refused.
 *
 * The fields are those of `PowerItem` and `ItemVersion`; `nodes` carry their arrows as `next` or `ways`.
 */
export const itemForm = z.strictObject({
  code: z.string().regex(/^[A-Z]+(-[A-Z]+)*-[0-9]{2,3}$/, 'item code, e.g. V-FW-01'),
  version: z.int().positive(),
  effectiveFrom: day,
  effectiveTo: orNull(day),
  changes: list(words),
  name: words,
  plainName: words,
  aliases: list(words),
  level: z.enum(['county', 'town', 'village']),
  category: words,
  powerClass: z.enum(powerClasses),
  powerType: words,
  lead: words,
  who: plainFact,
  howLong: plainFact,
  trips: plainFact,
  fee: plainFact,
  materials: list(z.strictObject({ what: words, note: orNull(words) })),
  basis: z.array(basis).min(1),
  responsiblePosts: z.array(role).min(1),
  responsibilities: z.array(words).min(1),
  accountability: z.array(words).min(1),
  forbidden: z.array(words).min(1),
  recourse: z.array(z.strictObject({ to: words, how: words })).min(1),
  totalLimit: orNull(limit.extend({ source: words }).strict()),
  publication: z.strictObject({ grouped: z.boolean(), audience: words, never: list(words), retains: orNull(words) }),
  parameters: list(z.strictObject({ key, value: z.int(), source: words, verify: z.boolean() })),
  startedBy: list(role),
  nodes: z.array(nodeForm).min(2),
  constraints: list(constraint),
  variants: list(variant),
});

/** A decoded item file. */
export type ItemForm = z.output<typeof itemForm>;
