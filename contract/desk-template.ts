import { z } from 'zod';

import { deskChartJson } from './desk-chart.ts';

/** GET `/units/:unit/templates`: words of name, plain name or code; which kind. */
export const deskTemplatesQuery = z.strictObject({
  search: z.string().max(60).default(''),
  from: z.enum(['library', 'units']).optional(),
});

/**
 * A published item that may be taken as the beginning of an own one. `from` is null for an item of the county's library, else the unit whose
 * own item it is. `own` is the item of the asking unit that bears the same code: who adopts the template needs another code.
 */
const template = z.strictObject({
  code: z.string(),
  name: z.string(),
  plainName: z.string(),
  level: z.enum(['county', 'town', 'village']),
  category: z.string(),
  from: z.string().nullable(),
  number: z.int(),
  hash: z.string(),
  effectiveFrom: z.string(),
  steps: z.int(),
  risks: z.strictObject({ high: z.int(), middle: z.int(), low: z.int() }),
  own: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
});

/** The first sixty that the query finds, and how many there are. */
export const deskTemplates = z.strictObject({ templates: z.array(template), total: z.int() });

/** One template with its chart, to be looked at before it is adopted. */
export const deskTemplate = template.extend({
  lead: z.string(),
  forbidden: z.array(z.string()),
  chart: deskChartJson,
});
