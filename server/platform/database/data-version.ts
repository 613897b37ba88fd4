import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { Fault } from '../../../core/kernel/outcome.ts';
import { listMigrations } from './migration-files.ts';

/**
 * Refuses a data directory that a newer program has written, before the engine is started on it: starting alone would change its files. The
 * number stands in a small file beside the directory; the table inside is compared again by `migrate`.
 *
 * @throws Fault `data-newer`
 */
export function refuseNewerData(directory: string): void {
  const file = versionFile(directory);
  if (!existsSync(file)) return;
  const data = Number(readFileSync(file, 'utf8').trim());
  const program = listMigrations().length;
  if (!(data <= program)) throw new Fault('data-newer', { data, program, directory });
}

/** Notes the number of the last applied migration beside the directory. */
export function noteDataVersion(directory: string, number: number): void {
  const draft = `${versionFile(directory)}.draft`;
  const descriptor = openSync(draft, 'w');
  try {
    writeSync(descriptor, `${number}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, versionFile(directory));
}

function versionFile(directory: string): string {
  return `${directory}.version`;
}
