import { z } from 'zod';

import { deskStatus } from './desk.ts';
import { deskChartJson } from './desk-chart.ts';

const version = z.coerce.number().int().min(0);

/** Two versions of the draft; `from` is that of the version in force (0 when none is), `to` the present one unless given. */
export const deskDifferenceQuery = z.strictObject({ from: version.optional(), to: version.optional() });

/** A field in two versions; `step` is the chart's node, null where a field of the item differs. */
const differenceRow = z.strictObject({
  field: z.string(),
  step: z.string().nullable(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
});

/** What changed, as sentences ("第 3 步“入户调查”：时限 10 个工作日→7 个工作日。") and as a table. Both are empty when nothing did. */
export const deskDifference = z.strictObject({
  from: z.int(),
  to: z.int(),
  sentences: z.array(z.string()),
  rows: z.array(differenceRow),
  /** Both charts, to be drawn beside each other; null where a version has none. */
  charts: z.strictObject({ before: deskChartJson.nullable(), after: deskChartJson.nullable() }),
});

/** The same item in sister units, one column each: values of a row stand in the order of `columns`, empty where a unit says nothing. */
export const deskSisters = z.strictObject({
  columns: z.array(z.strictObject({ id: z.string(), unit: z.string(), status: deskStatus, own: z.boolean() })),
  rows: z.array(z.strictObject({ field: z.string(), label: z.string(), values: z.array(z.string()), same: z.boolean() })),
});
