import { createHash } from 'node:crypto';

import type { TableDefinition } from '../exchange/tables/table-definition.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { addedColumns, cleanerOf, faultNames } from './clean-columns.ts';
import { derivedRelations, type DerivedRelation } from './derived-relations.ts';
import { dayOrders, identityMayBeEmpty } from './finish-tables.ts';
import { macros, type MacroLibrary } from './macros.ts';

/** What decides, beside the files, what a snapshot holds. */
export type RecipeParts = {
  readonly macros: MacroLibrary;
  readonly tables: readonly TableDefinition[];
  readonly derived: readonly DerivedRelation[];
  /** Raised when files are read in another way that none of the other parts shows. */
  readonly reading: number;
};

/** The parts in force. */
export const recipeParts: RecipeParts = { macros, tables: tableDefinitions, derived: derivedRelations, reading: 5 };

/** SHA-256 over macros, tables with their cleaners, and derived relations: a snapshot of another recipe is another snapshot. */
export function recipeHash(parts: RecipeParts = recipeParts): string {
  const cleaners = parts.tables.map(({ columns }) => columns.map((column) => [cleanerOf(column), addedColumns(column)]));
  return createHash('sha256')
    .update(JSON.stringify([parts, cleaners, faultNames, dayOrders, [...identityMayBeEmpty]]))
    .digest('hex');
}
