import { z } from 'zod';

import { deskStatus } from './desk.ts';
import { deskDay } from './desk-fields.ts';

/** The programme: units by status, with deadlines and readiness. */
export const deskProgramme = z.strictObject({
  today: z.string(),
  units: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      level: z.enum(['county', 'town', 'village']),
      items: z.int(),
      charts: z.int(),
      risks: z.int(),
      byStatus: z.record(deskStatus, z.int()),
      /** Items with all six aspects answered, in thousandths of all; null for an empty list. */
      ready: z.int().nullable(),
      /** Items with each of the six aspects answered, in their order. */
      aspects: z.array(z.int()).length(6),
      openThreads: z.int(),
      due: z.string().nullable(),
      /** Days past the deadline while something is unpublished; 0 when not late. */
      lateDays: z.int(),
    }),
  ),
  total: z.strictObject({ items: z.int(), charts: z.int(), risks: z.int(), published: z.int() }),
});

/** POST `/programme/deadline`: until when a unit's list is to be published; null takes it back. */
export const deskDeadline = z.strictObject({ unit: z.string().max(60), due: deskDay.nullable() });

/** POST `/units/:unit/statutory`: the unit's statutory power-and-duty list (权责清单) as a whole; it takes the place of the one before. */
export const deskStatutory = z.strictObject({
  items: z.array(z.strictObject({ code: z.string().min(1).max(200), name: z.string().min(1).max(200) })).max(5_000),
});

/** Coverage of one unit, or of all where none is named. */
export const deskCoverageQuery = z.strictObject({ unit: z.string().max(60).optional() });

const coverageItem = z.strictObject({ unit: z.string(), id: z.string(), name: z.string() });

/** What the list does not cover: a report of gaps, each a question to the unit. */
export const deskCoverage = z.strictObject({
  /** Items of the statutory list that no micro-power analyses. */
  statutoryWithoutItem: z.array(z.strictObject({ unit: z.string(), code: z.string(), name: z.string() })),
  /** Micro-powers without a source in the statutory list. */
  itemsWithoutSource: z.array(coverageItem),
  /** Posts that an item names and the three determinations do not. */
  postsMissing: z.array(z.strictObject({ ...coverageItem.shape, post: z.string() })),
  /** Items of which one of chart, risks and measures is there without the other. */
  unmatched: z.array(z.strictObject({ ...coverageItem.shape, wants: z.enum(['chart', 'risks', 'levels', 'measures']) })),
  /** Units whose governance body is missing or has a gap. */
  bodies: z.array(z.strictObject({ unit: z.string(), gaps: z.array(z.string()) })),
  /** One power of the statutory list claimed by several units. */
  claimedTwice: z.array(z.strictObject({ code: z.string(), name: z.string(), claims: z.array(coverageItem) })),
});
