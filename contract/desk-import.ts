import { z } from 'zod';

/** Query of an upload: the file's name, which decides nothing. */
export const deskUploadQuery = z.strictObject({ name: z.string().min(1).max(200) });

/** POST `/imports/:id/mapping`: what columns of a table mean, by their position in `tables[].columns`; fields as `deskImport.fields` has them. */
export const deskMapping = z.strictObject({
  mapping: z
    .array(z.strictObject({ table: z.int().min(0).max(500), column: z.int().min(1).max(1_000), field: z.string().max(40) }))
    .max(2_000),
});

/**
 * POST `/imports/:id/apply`: items by their position in `items`; those with an open question are taken with what is known. `again: skip` leaves
 * out what the list has already (same code or name), `change` writes it into the item that is there.
 */
export const deskApply = z.strictObject({
  items: z.union([z.literal('all'), z.array(z.int().min(0)).max(20_000)]),
  again: z.enum(['skip', 'change']).default('skip'),
});

/** POST `/imports/:id/undo`: everything the import made or changed goes back, except what somebody has worked on since; that is named. */
export const deskUndo = z.strictObject({});

/** A question with its place. */
const deskQuestion = z.strictObject({
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  value: z.string().nullable(),
  sentence: z.string(),
  /** What to do about it. */
  cure: z.string(),
});

/** An import: the file as understood, what would come of it, and what came of it. */
export const deskImport = z.strictObject({
  id: z.string(),
  unit: z.string(),
  name: z.string(),
  at: z.string(),
  by: z.string(),
  state: z.enum(['read', 'applied', 'undone', 'refused']),
  /** Why the file could not be read at all. */
  refusal: z.strictObject({ code: z.string(), sentence: z.string() }).nullable(),
  /** Fields a column may be given. */
  fields: z.array(z.strictObject({ field: z.string(), name: z.string() })),
  tables: z.array(
    z.strictObject({
      sheet: z.string(),
      headerRows: z.array(z.int()),
      columns: z.array(z.strictObject({ column: z.int(), heading: z.string(), field: z.string(), samples: z.array(z.string()) })),
      filled: z.int(),
      leftOut: z.array(z.int()),
    }),
  ),
  items: z.array(
    z.strictObject({
      sheet: z.string(),
      rows: z.tuple([z.int(), z.int()]),
      code: z.string().nullable(),
      name: z.string().nullable(),
      risks: z.int(),
      /** Number of questions about its rows. */
      questions: z.int(),
      /** Item of the unit that has the same code or name. */
      again: z.string().nullable(),
      /** Item it was written into; null before. */
      made: z.string().nullable(),
    }),
  ),
  questions: z.array(deskQuestion),
  counts: z.strictObject({ items: z.int(), clean: z.int(), questioned: z.int(), again: z.int(), made: z.int() }),
  /** Items that an undo left alone because somebody has worked on them since. */
  kept: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});

/** Imports of a unit, the newest first. */
export const deskImports = z.strictObject({
  imports: z.array(deskImport.pick({ id: true, name: true, at: true, by: true, state: true, counts: true })),
});
