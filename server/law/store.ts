import type { Compilable, Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { LawTables } from '../platform/database/law-tables.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';

type Db = Kysely<Schema>;

/** Streams of this feature. */
export type LawStream = 'law' | 'revision';

/** Statement: makes writers of the register come one after the other. Acts on cases and lists do not wait. */
export function lockRegister(db: Db, county: CountyId) {
  return db.selectFrom('mq.county').select('county_id').where('county_id', '=', county).forNoKeyUpdate();
}

/** Statement: the events of one stream in order. */
export function eventsOf(db: Db, county: CountyId, stream: { readonly kind: LawStream; readonly id: string }) {
  return db
    .selectFrom('mq.event')
    .select(['seq', 'type', 'payload', 'actor', 'actor_post', 'at', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', stream.kind)
    .where('stream_id', '=', stream.id)
    .orderBy('seq');
}

/** Statement: the events of all streams of a kind, stream by stream. */
export function allEvents(db: Db, county: CountyId, kind: LawStream) {
  return db
    .selectFrom('mq.event')
    .select(['stream_id', 'seq', 'type', 'payload', 'actor', 'actor_post', 'at', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', kind)
    .orderBy('stream_id')
    .orderBy('seq');
}

/** Statement: all documents of the register. */
export function documents(db: Db, county: CountyId) {
  return db.selectFrom('published.law_document').selectAll().where('county_id', '=', county).orderBy('document_id');
}

/** What tells one edition of the register from another. */
export async function editionOf(db: Db, county: CountyId): Promise<string> {
  const row = await db
    .selectFrom('published.law_document')
    .select((eb) => [eb.fn.countAll<number>().as('documents'), eb.fn.sum<number>('version').as('versions')])
    .select((eb) => eb.fn.max('library').as('library'))
    .where('county_id', '=', county)
    .executeTakeFirstOrThrow();
  return [row.documents, row.versions, row.library].join('/');
}

type DocumentRow = Omit<LawTables['published.law_document'], 'county_id'>;

/** Statement: writes a document as it stands now. */
export function putDocument(db: Db, county: CountyId, row: DocumentRow): Compilable<unknown> {
  const { document_id: id, ...rest } = row;
  return db
    .insertInto('published.law_document')
    .values({ county_id: county, document_id: id, ...rest })
    .onConflict((on) => on.columns(['county_id', 'document_id']).doUpdateSet(rest));
}

/** Statement: takes documents out that no reading of the library has any more. */
export function dropDocuments(db: Db, county: CountyId, kept: readonly string[]): Compilable<unknown> {
  return db
    .deleteFrom('published.law_document')
    .where('county_id', '=', county)
    .where('document_id', 'not in', [...kept]);
}

type RevisionRow = Omit<LawTables['published.revision'], 'county_id' | 'opened_at'> & {
  readonly openedAt: Instant;
  readonly tasks: readonly Omit<LawTables['published.revision_task'], 'county_id'>[];
};

/** Rows of one statement, below the most parameters of one. */
const atOnce = 500;

/** Statements: a revision with all its tasks. */
export function putRevision(db: Db, county: CountyId, row: RevisionRow): readonly Compilable<unknown>[] {
  const { openedAt, tasks, ...rest } = row;
  const parts = Array.from({ length: Math.ceil(tasks.length / atOnce) }, (_, at) => tasks.slice(at * atOnce, (at + 1) * atOnce));
  return [
    db.insertInto('published.revision').values({ county_id: county, opened_at: instant(openedAt), ...rest }),
    ...parts.map((part) => db.insertInto('published.revision_task').values(part.map((task) => ({ county_id: county, ...task })))),
  ];
}

type CheckRow = Omit<LawTables['mq.revision_check'], 'at' | 'county_id'> & { readonly checkedAt: Instant; readonly version: number };

/** Statements: a task that somebody checked. */
export function putCheck(db: Db, county: CountyId, row: CheckRow): readonly Compilable<unknown>[] {
  const { checkedAt, version, ...rest } = row;
  const revision = db.updateTable('published.revision').set({ version }).where('county_id', '=', county);
  const task = db.updateTable('published.revision_task').set({ checked: true }).where('county_id', '=', county);
  return [
    revision.where('revision_id', '=', row.revision_id),
    task.where('revision_id', '=', row.revision_id).where('task_id', '=', row.task_id),
    db.insertInto('mq.revision_check').values({ county_id: county, at: instant(checkedAt), ...rest }),
  ];
}

/** Statement: all revisions, the newest first. */
export function revisions(db: Db, county: CountyId) {
  return db
    .selectFrom('published.revision')
    .selectAll()
    .where('county_id', '=', county)
    .orderBy('opened_at', 'desc')
    .orderBy('revision_id');
}

/** Statement: tasks with what is in force of their entry now; `in_force` is null where the list has no such entry. */
export function tasks(db: Db, county: CountyId) {
  return db
    .selectFrom('published.revision_task as t')
    .leftJoin('published.list_entry as e', (join) =>
      join.onRef('e.county_id', '=', 't.county_id').onRef('e.entry_id', '=', 't.item').on('t.subject', '=', 'entry'),
    )
    .select(['t.revision_id', 't.task_id', 't.unit_id', 't.subject', 't.item', 't.name', 't.number', 't.cites', 't.checked'])
    .select(['e.number as in_force', 'e.withdrawn'])
    .where('t.county_id', '=', county);
}

/** Statement: who checked which tasks and why. */
export function checks(db: Db, county: CountyId) {
  return db.selectFrom('mq.revision_check').selectAll().where('county_id', '=', county);
}

/** Statement: entries of published lists that are in force, with what their bodies say. */
export function entries(db: Db, county: CountyId) {
  return db
    .selectFrom('published.list_entry')
    .select(['entry_id', 'unit_id', 'code', 'name', 'number', 'item_code', 'body'])
    .where('county_id', '=', county)
    .where('withdrawn', '=', false)
    .orderBy('unit_id')
    .orderBy('code');
}

/** Statement: items under work that are not in force, with what their bodies say. */
export function drafts(db: Db, county: CountyId) {
  return db
    .selectFrom('mq.list_item')
    .select(['unit_id', 'body'])
    .where('county_id', '=', county)
    .where('published', 'is', null)
    .where('status', 'not in', ['withdrawn', 'removed']);
}

/** Statement that finds an earlier use of an idempotency key. */
export function commandOf(db: Db, county: CountyId, commandId: string) {
  return db.selectFrom('mq.command').selectAll().where('county_id', '=', county).where('command_id', '=', commandId);
}

/** Statement: keeps the answer of a submission under its key. */
export function keepCommand(
  db: Db,
  county: CountyId,
  kept: { readonly commandId: string; readonly owner: string; readonly bodyHash: string; readonly answer: string; readonly at: Instant },
): Compilable<unknown> {
  const { commandId, owner, bodyHash, answer, at } = kept;
  return db
    .insertInto('mq.command')
    .values({ county_id: county, command_id: commandId, owner, body_hash: bodyHash, answer, at: instant(at) });
}
