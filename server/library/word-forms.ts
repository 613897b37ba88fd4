import { z } from 'zod';

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

/** Amount and unit of a limit. */
export const limit = z.strictObject({ amount: z.int().positive(), unit });

/** Limit of a step: statutory or promised, perhaps from a parameter. */
export const stepLimit = limit.extend({ kind: z.enum(['statutory', 'promised']), parameter: orNull(key) }).strict();
