import { z } from 'zod';
import type { Condition } from '../../core/chart/condition.ts';
import { key, words } from './word-forms.ts';

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

/** Where a node leads: one arrow or several. */
export const next = z.union([z.array(arrow).min(1), oneArrow]);

/** An arrow out of a decision. */
export const way = z.strictObject({
  to: key,
  label: words.optional(),
  max: z.int().positive().optional(),
  outcome: key.optional(),
  when: condition.optional(),
  otherwise: z.literal(true).optional(),
});
