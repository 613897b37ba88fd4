import type { Kysely } from 'kysely';

import type { OrganisationData } from '../../core/org/organisation.ts';
import { recordKinds } from '../../core/programme/record.ts';
import { columnsThatDiffer } from '../platform/database/compare-rows.ts';
import type { Schema } from '../platform/database/schema.ts';
import { type Projected, publicBodyOf, rowOf } from './project.ts';
import { recordsFromEvents } from './rebuild-programme.ts';
import { deadlines, recordsOf, statutoryItems } from './store.ts';

type TellPlace = (place: { readonly table: string; readonly stream: string; readonly column?: string }) => void;
type Row = { readonly stream: string; readonly key: string; readonly row: Readonly<Record<string, unknown>> };

/** Compares all that the programme shows with what its events make, row by row. Answers how many rows were compared. */
export async function compareProgramme(db: Kysely<Schema>, organisation: OrganisationData, tell: TellPlace): Promise<number> {
  const made: Projected[] = [];
  for (const kind of recordKinds) made.push(...(await recordsFromEvents(db, organisation, kind)));
  const found = await foundIn(db, organisation);
  const tables = [
    { table: 'mq.programme_record', made: made.flatMap(recordRow), found: found.records },
    { table: 'published.governance_body', made: made.flatMap((one) => bodyRow(one, organisation)), found: found.bodies },
    { table: 'mq.list_deadline', made: made.flatMap(deadlineRow), found: found.due },
    { table: 'mq.statutory_item', made: made.flatMap(statutoryRows), found: found.statutory },
  ];
  for (const one of tables) compare(one, tell);
  return tables.reduce((sum, one) => sum + one.made.length, 0);
}

function compare(about: { readonly table: string; readonly made: readonly Row[]; readonly found: readonly Row[] }, tell: TellPlace): void {
  const { table } = about;
  const found = new Map(about.found.map((row) => [row.key, row]));
  for (const { key, stream, row } of about.made) {
    const there = found.get(key);
    found.delete(key);
    if (there === undefined) tell({ table, stream });
    else for (const column of columnsThatDiffer(row, there.row)) tell({ table, stream, column });
  }
  for (const { stream } of found.values()) tell({ table, stream });
}

const rowAt = (stream: string, row: Row['row'], key = stream): Row => ({ stream, key, row });

function recordRow(one: Projected): readonly Row[] {
  const row = rowOf(one);
  if (row.kind === 'list-deadline' || row.kind === 'statutory-list') return [];
  return [rowAt(`${row.kind}/${row.record_id}`, row)];
}

const bodyRow = ({ record }: Projected, organisation: OrganisationData): readonly Row[] =>
  record.kind === 'governance-body' ? [rowAt(`governance-body/${record.unit}`, { body: publicBodyOf(record, organisation) })] : [];

const deadlineRow = ({ record }: Projected): readonly Row[] =>
  record.kind === 'list-deadline' && record.due !== null ? [rowAt(`list-deadline/${record.unit}`, { due_day: record.due })] : [];

const statutoryRows = ({ record }: Projected): readonly Row[] =>
  record.kind === 'statutory-list'
    ? record.items.map(({ code, name }) => rowAt(`statutory-list/${record.unit}`, { code, name }, `${record.unit}/${code}`))
    : [];

async function foundIn(db: Kysely<Schema>, { county }: OrganisationData) {
  const [records, due] = [await recordsOf(db, county, recordKinds).execute(), await deadlines(db, county).execute()];
  const bodies = await db.selectFrom('published.governance_body').select(['unit_id', 'body']).where('county_id', '=', county).execute();
  const statutory = await statutoryItems(db, county).execute();
  return {
    records: records.map((row) => rowAt(`${row.kind}/${row.record_id}`, row)),
    bodies: bodies.map(({ unit_id, body }) => rowAt(`governance-body/${unit_id}`, { body })),
    due: due.map(({ unit_id, due_day }) => rowAt(`list-deadline/${unit_id}`, { due_day })),
    statutory: statutory.map(({ unit_id, code, name }) => rowAt(`statutory-list/${unit_id}`, { code, name }, `${unit_id}/${code}`)),
  };
}
