import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kysely } from 'kysely';

import { readCheckpoint } from '../../core/ledger/checkpoint.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { buildId } from '../platform/build-id.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { logKeyText } from '../ledger/read.ts';
import { ArchiveWriter } from './archive.ts';
import { dumpTables } from './dump-tables.ts';
import { backupFormat, type Manifest } from './manifest.ts';

/** What a backup holds. */
export type WrittenBackup = { readonly out: string; readonly rows: number; readonly size: number | null; readonly root: string | null };

type BackedUp = Pick<Services, 'county' | 'database' | 'keys' | 'about' | 'clock'>;

/**
 * Writes a consistent copy of all tables while work goes on: one state of the database, with the signed head of the ledger. Keys are not in it.
 * On the embedded engine others wait meanwhile. Refused: `file-exists`.
 */
export async function writeBackup(
  services: BackedUp,
  out: string,
  progress: ReportProgress = () => {},
): Promise<WrittenBackup | Refusal<'file-exists'>> {
  if (existsSync(out)) return refuse('file-exists', { file: out });
  const archive = new ArchiveWriter(out);
  try {
    const manifest = await inTransaction(services.database.app, (db) => dump(services, db, { archive, progress }), {
      isolation: 'repeatable read',
    });
    await archive.add('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    await archive.finish();
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { out, rows, size: manifest.ledger.signed?.size ?? null, root: manifest.ledger.signed?.root ?? null };
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

async function dump(
  services: BackedUp,
  db: Kysely<Schema>,
  work: { readonly archive: ArchiveWriter; readonly progress: ReportProgress },
): Promise<Manifest> {
  const { county, about, clock } = services;
  const row = await db.selectFrom('mq.county').selectAll().where('county_id', '=', county).executeTakeFirstOrThrow();
  const head = await db.selectFrom('mq.ledger_head').select(['size', 'checkpoint']).where('county_id', '=', county).executeTakeFirst();
  const schema = await db.selectFrom('schema_migration').select(['number', 'name', 'hash']).orderBy('number').execute();
  const tables = await dumpTables(db, work.archive, work.progress);
  const text = head?.checkpoint ?? null;
  const signed = text === null ? undefined : readCheckpoint(text);
  if (text !== null) await work.archive.add('checkpoint', Buffer.from(text));
  return {
    format: backupFormat,
    build: buildId(),
    createdAt: instantText(clock.realNow()),
    county: { id: county, name: row.name, divisionCode: row.division_code },
    schema: schema.map(({ number, name, hash }) => ({ number, name, hash })),
    ledger: {
      origin: about.ledgerOrigin,
      entries: head?.size ?? 0,
      signed: signed === undefined || isRefusal(signed) ? null : { size: signed.size, root: bytesToHex(signed.root) },
      key: logKeyText(services),
    },
    tables,
    checkpoint: text === null ? null : createHash('sha256').update(text).digest('hex'),
  };
}
