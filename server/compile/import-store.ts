import type { Compilable, Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';

/** Statement: one import with its file. */
export function importById(db: Kysely<Schema>, county: CountyId, id: string) {
  return db.selectFrom('mq.list_import').selectAll().where('county_id', '=', county).where('import_id', '=', id);
}

/** Statement: imports of a unit, the newest first, without their files. */
export function importsOfUnit(db: Kysely<Schema>, county: CountyId, unit: string) {
  return db
    .selectFrom('mq.list_import')
    .select(['import_id', 'name', 'person_id', 'at', 'state', 'made'])
    .where('county_id', '=', county)
    .where('unit_id', '=', unit)
    .orderBy('at', 'desc')
    .limit(100);
}

/** Statement: keeps a file that somebody brought. */
export function insertImport(
  db: Kysely<Schema>,
  county: CountyId,
  row: {
    readonly id: string;
    readonly unit: string;
    readonly name: string;
    readonly person: string;
    readonly at: Instant;
    readonly state: 'read' | 'refused';
    readonly file: Uint8Array;
    readonly made: string;
  },
): Compilable<unknown> {
  const { id, unit, name, person, at, state, file, made } = row;
  return db.insertInto('mq.list_import').values({
    ...{ county_id: county, import_id: id, unit_id: unit, name, person_id: person, at: instant(at), state },
    ...{ file: Buffer.from(file), mapping: '[]', made },
  });
}

/** Statement: what came of an import. */
export function updateImport(
  db: Kysely<Schema>,
  county: CountyId,
  change: { readonly id: string } & Partial<Readonly<Record<'mapping' | 'made', string>>> & { readonly state?: 'applied' | 'undone' },
): Compilable<unknown> {
  const { id, ...set } = change;
  return db.updateTable('mq.list_import').set(set).where('county_id', '=', county).where('import_id', '=', id);
}

/** Statement: codes and names that a unit's list has already. */
export function namesOfUnit(db: Kysely<Schema>, county: CountyId, unit: string) {
  return db
    .selectFrom('mq.list_item')
    .select(['item_id', 'code', 'name', 'version', 'content_version', 'status', 'import_id'])
    .where('county_id', '=', county)
    .where('unit_id', '=', unit)
    .where('status', '!=', 'removed');
}

/** Statement: place of the last event of an import in the ledger's chain. */
export function lastEventOfImport(db: Kysely<Schema>, county: CountyId, id: string) {
  return db
    .selectFrom('mq.event')
    .select(['seq', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'list-import')
    .where('stream_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1);
}
