import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { type Day, dayOf } from '../../core/kernel/day.ts';
import { appendStatements } from '../ledger/append.ts';
import { commitTogether } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { eventsOfImports } from './store.ts';

/** An import of the ledger whose data was not deleted yet. */
type KeptImport = { readonly snapshot: string; readonly base: string | null; readonly manifest: string; readonly deleteBy: Day };

/**
 * Deletes data that may not be kept any longer, with what extends it, and enters each deletion into the ledger. The files go first: an entry
 * never says that something is gone which is still there. Answers the snapshots that were deleted.
 */
export async function deleteOverdueImports(services: Services, room: string): Promise<readonly string[]> {
  const today = dayOf(services.clock.legalNow());
  const kept = keptImports(await eventsOfImports(services.database.app, services.county));
  const gone = new Map<string, 'delete-by' | 'base-deleted'>();
  for (const one of kept) if (one.deleteBy < today) gone.set(one.snapshot, 'delete-by');
  for (let grown = true; grown;) {
    grown = false;
    for (const { snapshot, base } of kept) {
      if (base === null || !gone.has(base) || gone.has(snapshot)) continue;
      gone.set(snapshot, 'base-deleted');
      grown = true;
    }
  }
  for (const one of kept) {
    const because = gone.get(one.snapshot);
    if (because === undefined) continue;
    await removeSnapshot(room, one.snapshot);
    await enterDeletion(services, one, because);
  }
  if (gone.size > 0) services.wakeLedger();
  return [...gone.keys()];
}

function keptImports(events: Awaited<ReturnType<typeof eventsOfImports>>): readonly KeptImport[] {
  const deleted = new Set(events.flatMap(({ type, stream_id }) => (type === 'data-deleted' ? [stream_id] : [])));
  return events.flatMap(({ type, stream_id, payload }) =>
    type === 'data-imported' && !deleted.has(stream_id) ? [JSON.parse(payload) as KeptImport] : [],
  );
}

/** The rows of a snapshot with all that was made from them: its files, its index, and the mark that a batch would extend it. */
async function removeSnapshot(room: string, snapshot: string): Promise<void> {
  const index = join(room, 'index');
  for (const file of await readdir(index).catch(() => []))
    if (file.startsWith(`${snapshot}-`)) await rm(join(index, file), { force: true });
  const current = join(room, 'current');
  if ((await readFile(current, 'utf8').catch(() => '')).trim() === snapshot) await rm(current, { force: true });
  await rm(join(room, 'snapshots', snapshot), { recursive: true, force: true });
}

async function enterDeletion(services: Services, one: KeptImport, because: 'delete-by' | 'base-deleted'): Promise<void> {
  const { county, keys, clock, database } = services;
  await inTransaction(database.app, async (db) => {
    const before = await eventsOfImports(db, county, one.snapshot);
    const last = before.at(-1);
    if (last === undefined || last.type === 'data-deleted') return;
    const { statements } = appendStatements(db, keys, {
      ...{ county, stream: { kind: 'import', id: one.snapshot }, kind: 'event', expected: before.length, commandId: newId() },
      previous: Buffer.from(last.entry_hash).toString('hex'),
      events: [
        {
          ...{ type: 'data-deleted', at: Math.max(clock.legalNow(), last.at), values: [], actor: null },
          payload: { snapshot: one.snapshot, manifest: one.manifest, because },
        },
      ],
    });
    await commitTogether(db, [...statements]);
  });
}
