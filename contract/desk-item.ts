import { z } from 'zod';

import { deskStatus } from './desk.ts';
import { deskChartJson, deskFinding } from './desk-chart.ts';
import { deskFieldName, deskFields, deskPerson } from './desk-fields.ts';
import { deskAspects } from './desk-list.ts';
import { deskGate, deskRoundView, deskThread } from './desk-review.ts';

/**
 * Which chart an item has: none yet; its own; that of a published item, adopted as it is (`hash` is the version); or that of another item of
 * the same unit (`item` is its id): many items, one chart.
 */
export const deskChartChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('own'), chart: deskChartJson }),
  z.strictObject({ kind: z.literal('adopted'), code: z.string(), hash: z.string() }),
  z.strictObject({ kind: z.literal('shared'), item: z.string() }),
]);

/** POST `/items/:id/fields`. `base` is the version that was on the screen. */
export const deskFieldChange = z.strictObject({ base: z.int().min(0), fields: deskFields.partial() });

/** POST `/items/:id/chart`. */
export const deskChartChange = z.strictObject({ base: z.int().min(0), chart: deskChartChoice });

/**
 * What a change answers. Fields that nobody else touched since `base` are written. For the others `conflicts` holds both values; the typed one
 * is kept with the item (`setAside`) until somebody writes the field anew or drops it, so that nothing is lost.
 */
export const deskChanged = z.strictObject({
  id: z.string(),
  version: z.int(),
  changed: z.array(deskFieldName),
  conflicts: z.array(
    z.strictObject({
      field: deskFieldName,
      base: z.unknown(),
      mine: z.unknown(),
      theirs: z.unknown(),
      by: deskPerson,
      at: z.string(),
    }),
  ),
});

/** POST `/items/:id/set-aside/drop`: a value set aside is not wanted any more. */
export const deskDrop = z.strictObject({ base: z.int().min(0), field: deskFieldName });

/** What the plain-language lint says of a field: where, what is hard, what could be said instead (null: nobody knows a better word). */
const deskLint = z.strictObject({
  field: z.string(),
  /** Position in a field that is a list, null where the field is one text. */
  index: z.int().nullable(),
  code: z.enum(['official-word', 'long-sentence', 'personal-datum', 'half-width-mark']),
  found: z.string(),
  instead: z.string().nullable(),
  sentence: z.string(),
});

/** A row of the item's history, the newest first. `sentence` is for people. */
const deskHistory = z.strictObject({ version: z.int(), at: z.string(), by: deskPerson, kind: z.string(), sentence: z.string() });

/** GET `/items/:id`: everything about one item. */
export const deskItem = z.strictObject({
  id: z.string(),
  unit: z.strictObject({ id: z.string(), code: z.string(), name: z.string() }),
  status: deskStatus,
  version: z.int(),
  fields: deskFields,
  /** Version at which each field was last written; 0 while it is empty. */
  fieldVersions: z.record(z.string(), z.int()),
  chart: z.strictObject({
    choice: deskChartChoice,
    /** The chart itself, wherever it comes from; null when there is none. */
    chart: deskChartJson.nullable(),
    /** Items of the unit that use this item's chart. */
    sharedWith: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  /**
   * The published item it was adopted from, of the library or of the unit named in `from`; `newer` is the number of the version of it that is in force
   * now when that is another one, and `local` says in sentences what was changed here.
   */
  lineage: z
    .strictObject({
      ...{ code: z.string(), number: z.int(), hash: z.string(), name: z.string() },
      ...{ from: z.string().nullable(), newer: z.int().nullable(), local: z.array(z.string()) },
    })
    .nullable(),
  setAside: z.array(z.strictObject({ field: deskFieldName, value: z.unknown(), by: deskPerson, at: z.string() })),
  aspects: deskAspects,
  lint: z.array(deskLint),
  /** Errors of the chart by name, and findings of its analysis. */
  findings: z.array(deskFinding),
  /** Fewest persons who could carry it through together; null while no chart can be analysed. */
  fewestPersons: z.int().nullable(),
  threads: z.array(deskThread),
  rounds: z.array(deskRoundView),
  gate: deskGate,
  /** Acts the asker may do now, by the last part of their address. */
  may: z.array(z.string()),
  authors: z.array(deskPerson),
  history: z.array(deskHistory),
  versions: z.array(
    z.strictObject({
      number: z.int(),
      /** Version of the draft that it froze. */
      version: z.int(),
      hash: z.string(),
      effectiveFrom: z.string(),
      withdrawn: z.boolean(),
      by: deskPerson,
      changes: z.array(z.string()),
    }),
  ),
});
