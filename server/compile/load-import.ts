import type { Kysely } from 'kysely';

import type { Field } from '../../core/catalogue/list-import/field-names.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { asId } from '../../core/kernel/id.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { DeskServices } from './desk-services.ts';
import { importById } from './import-store.ts';
import { rightsOf } from './policy.ts';
import { type ListFileAnswer, readListImport } from './read-list-import.ts';

/** What an import did to one item: by its position in the file. `before` is what a changed item said. */
export type MadeItem = {
  readonly at: number;
  readonly id: string;
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>> | null;
};

/** What is kept of an import beside its file. */
export type Made = {
  readonly refusal: { readonly code: string; readonly sentence: string } | null;
  readonly items: readonly MadeItem[];
  /** Items that an undo left alone. */
  readonly kept: readonly string[];
  readonly counts: { readonly items: number; readonly clean: number; readonly questioned: number; readonly again: number };
};

/** Nothing came of it yet. */
export const nothingMade: Made = { refusal: null, items: [], kept: [], counts: { items: 0, clean: 0, questioned: 0, again: 0 } };

type Row = Awaited<ReturnType<ReturnType<typeof importById>['execute']>>[number];

/** An import with its file, for a compiler of its unit. */
export type LoadedImport = { readonly row: Row; readonly made: Made; readonly chosen: readonly (readonly [string, Field])[] };

/** Reads an import; undefined when there is none, and for who does not write the unit's list. */
export async function loadImport(
  services: DeskServices,
  db: Kysely<Schema>,
  about: { readonly id: string; readonly person: PersonId },
): Promise<LoadedImport | undefined> {
  const row = await importById(db, services.county, about.id).executeTakeFirst();
  if (row === undefined || !(await mayImport(services, about.person, row.unit_id))) return undefined;
  return { row, made: JSON.parse(row.made) as Made, chosen: JSON.parse(row.mapping) as LoadedImport['chosen'] };
}

/** True for compilers of the unit. */
export async function mayImport(services: DeskServices, person: PersonId, unit: string): Promise<boolean> {
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  return rightsOf(staff, person, asId<'unit'>(unit)).has('compile');
}

const mostKept = 8;
const kept = new Map<string, ListFileAnswer>();

/** The file of an import as it is understood with the chosen fields; read once while somebody works on it. */
export async function readingOf({ row, chosen }: LoadedImport): Promise<ListFileAnswer> {
  const key = `${row.import_id} ${row.mapping}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const reading = await readListImport({ name: row.name, bytes: row.file, chosen });
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, reading);
  return reading;
}
