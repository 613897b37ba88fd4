import { z } from 'zod';

import { deskStatus } from './desk.ts';
import { deskFields } from './desk-fields.ts';

/**
 * The six aspects (六个方面): bounds 划分权责界限, list 厘清权力清单, flow 优化权力流程, risks 排查廉政风险, measures 制定防控措施,
 * supervision 建立监督机制. `missing` names the fields that are still wanted; empty means answered.
 */
export const deskAspects = z.array(
  z.strictObject({
    aspect: z.enum(['bounds', 'list', 'flow', 'risks', 'measures', 'supervision']),
    name: z.string(),
    done: z.boolean(),
    missing: z.array(z.strictObject({ field: z.string(), why: z.string() })),
  }),
);

/** Which part of a unit's list: words of name, plain name or code; a category; a status; the page after a cursor. */
export const deskListQuery = z.strictObject({
  search: z.string().max(60).optional(),
  category: z.string().max(200).optional(),
  status: deskStatus.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A row of a list. */
const deskRow = z.strictObject({
  id: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  plainName: z.string(),
  category: z.string(),
  powerType: z.string(),
  status: deskStatus,
  /** Version of the draft: the `base` of a change. */
  version: z.int(),
  /** Number of the version in force, null when none is. */
  published: z.int().nullable(),
  openThreads: z.int(),
  /** In the order of the six aspects: answered or not. */
  aspects: z.array(z.boolean()).length(6),
  chart: z.enum(['none', 'own', 'adopted', 'shared']),
  risks: z.strictObject({ high: z.int(), middle: z.int(), low: z.int() }),
  changedAt: z.string(),
});

/** A page of a list. `total` counts what the query finds; `next` is the cursor of the next page, null at the end. */
export const deskList = z.strictObject({
  unit: z.strictObject({ id: z.string(), code: z.string(), name: z.string() }),
  rows: z.array(deskRow),
  total: z.int(),
  next: z.string().nullable(),
  categories: z.array(z.strictObject({ name: z.string(), items: z.int() })),
});

/** A new item: a name at least, or a library item that is adopted with its lineage (`adopt` is its code). */
export const deskNewItem = z.strictObject({
  fields: deskFields.partial().default({}),
  adopt: z.string().max(40).optional(),
});
