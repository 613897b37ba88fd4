import type { Kysely } from 'kysely';

import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { FaultList } from './database-fault.ts';

/** Compares every item version with the hash under which it was published, with its event, and with what the public sees. Answers their number. */
export async function verifyItems(db: Kysely<Schema>, county: CountyId, faults: FaultList): Promise<number> {
  const versions = await db.selectFrom('mq.item_version').selectAll().where('county_id', '=', county).execute();
  const events = await publications(db, county);
  const shown = await db.selectFrom('published.item').select(['code', 'number', 'hash', 'body']).where('county_id', '=', county).execute();
  const bodies = new Map(shown.map((row) => [`${row.code}@${row.number}`, row]));
  for (const row of versions) {
    const stream = `${row.code}@${row.number}`;
    const place = { table: 'mq.item_version', stream };
    const differs = (column: string): void => faults.add('item-version-differs', { ...place, column });
    const body = read(row.body);
    if (body === undefined || hashOf(body.item) !== row.hash) differs('body');
    for (const column of columnsThatDiffer({ ...row, said: saidOf(body) }, events.get(stream))) differs(column);
    const published = bodies.get(stream);
    if (published?.hash !== row.hash) faults.add('item-version-differs', { table: 'published.item', stream, column: 'hash' });
    if (published !== undefined && body !== undefined && published.body !== canonicalText(body.item)) {
      faults.add('item-version-differs', { table: 'published.item', stream, column: 'body' });
    }
    events.delete(stream);
  }
  for (const stream of events.keys()) faults.add('item-version-differs', { table: 'mq.item_version', stream, column: 'number' });
  return versions.length;
}

type Body = { readonly item: Canonical; readonly changes: Canonical; readonly unit?: Canonical };
type Payload = {
  readonly hash?: string;
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string | null;
  readonly changes?: Canonical;
  readonly unit?: Canonical;
};

async function publications(db: Kysely<Schema>, county: CountyId): Promise<Map<string, Payload>> {
  const rows = await db
    .selectFrom('mq.event')
    .select(['stream_id', 'payload'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'item-version')
    .where('type', '=', 'version-published')
    .execute();
  return new Map(rows.map((row) => [row.stream_id, (read(row.payload) ?? {}) as Payload]));
}

type Row = { readonly hash: string; readonly effective_from: string; readonly effective_to: string | null; readonly said: string };

function columnsThatDiffer(row: Row, event: Payload | undefined): readonly string[] {
  if (event === undefined) return ['number'];
  const columns: string[] = [];
  if (row.hash !== event.hash) columns.push('hash');
  if (row.effective_from !== event.effectiveFrom) columns.push('effective_from');
  if (row.effective_to !== event.effectiveTo) columns.push('effective_to');
  if (row.said !== saidOf(event)) columns.push('body');
  return columns;
}

/** What stands beside an item in its row as in its event: what changed, and whose it is. */
function saidOf(told: Pick<Payload, 'changes' | 'unit'> | undefined): string {
  return canonicalText([told?.changes ?? null, told?.unit ?? null]);
}

function read(text: string): Body | undefined {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return undefined;
  }
}

function hashOf(item: Canonical | undefined): string | undefined {
  return item === undefined ? undefined : contentHash(item);
}
