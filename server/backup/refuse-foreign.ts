import { Fault } from '../../core/kernel/outcome.ts';
import { listMigrations } from '../platform/database/migration-files.ts';
import { logKeyText } from '../ledger/signing.ts';
import type { CheckedBackup } from './read-backup.ts';

/** The tables are first made as they were in the backup, then brought to this program's version. @throws Fault `data-newer`, `migration-changed` */
export function refuseForeignSchema({ manifest }: CheckedBackup): void {
  const own = listMigrations();
  if (manifest.schema.length > own.length) throw new Fault('data-newer', { data: manifest.schema.length, program: own.length });
  const changed = manifest.schema.find(({ hash }, at) => own[at]?.hash !== hash);
  if (changed !== undefined) throw new Fault('migration-changed', { name: changed.name });
}

/** Keys that are there, or come along, must be those of the ledger: else nothing of it could be read or continued. */
export function refuseForeignKeys({ manifest }: CheckedBackup, keys: ReadonlyMap<string, Buffer>): void {
  const seed = keys.get('ledger.key');
  if (seed === undefined) return;
  const key = logKeyText(manifest.ledger.origin, Buffer.from(seed.toString('utf8').trim(), 'hex'));
  if (key !== manifest.ledger.key) throw new Fault('keys-of-another-ledger');
}
