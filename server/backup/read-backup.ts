import { createHash, type Hash } from 'node:crypto';

import { Fault } from '../../core/kernel/outcome.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import { readArchive } from './archive.ts';
import { backupFormat, type Manifest, manifestForm, tableOfPart } from './manifest.ts';

/** A backup whose every hash was checked. */
export type CheckedBackup = { readonly manifest: Manifest; readonly checkpoint: string | null };

/**
 * Reads a whole backup and checks all of its hashes, before anything is written.
 *
 * @throws Fault `backup-unreadable`, `backup-damaged` (facts: the table or file that is wrong), `backup-format-unknown`
 */
export async function checkBackup(file: string, progress: ReportProgress = () => {}): Promise<CheckedBackup> {
  const hashes = new Map<string, { readonly hash: Hash; rows: number }>();
  let [manifestText, checkpoint]: [string | undefined, string | null] = [undefined, null];
  for await (const { name, bytes } of readArchive(file)) {
    const table = tableOfPart(name);
    if (table !== undefined) {
      const known = hashes.get(table) ?? { hash: createHash('sha256'), rows: 0 };
      known.hash.update(bytes);
      known.rows += countLines(bytes);
      hashes.set(table, known);
      progress(0, table);
    } else if (name === 'manifest.json') manifestText = bytes.toString('utf8');
    else if (name === 'checkpoint') checkpoint = bytes.toString('utf8');
    else throw new Fault('backup-damaged', { file, part: name });
  }
  const manifest = readManifest(file, manifestText);
  for (const { name, rows, sha256 } of manifest.tables) {
    const found = hashes.get(name);
    const same = found === undefined ? rows === 0 : found.rows === rows && found.hash.digest('hex') === sha256;
    if (!same) throw new Fault('backup-damaged', { file, table: name, rows: found?.rows ?? 0, expected: rows });
    hashes.delete(name);
  }
  for (const name of hashes.keys()) throw new Fault('backup-damaged', { file, table: name });
  const checkpointHash = checkpoint === null ? null : createHash('sha256').update(checkpoint).digest('hex');
  if (checkpointHash !== manifest.checkpoint) throw new Fault('backup-damaged', { file, part: 'checkpoint' });
  return { manifest, checkpoint };
}

function readManifest(file: string, text: string | undefined): Manifest {
  if (text === undefined) throw new Fault('backup-damaged', { file, part: 'manifest.json' });
  const format = formatOf(text);
  if (format !== backupFormat) throw new Fault('backup-format-unknown', { file, format: format ?? null, known: backupFormat });
  const read = manifestForm.safeParse(JSON.parse(text));
  if (!read.success) throw new Fault('backup-damaged', { file, part: 'manifest.json' });
  return read.data;
}

function formatOf(text: string): string | undefined {
  try {
    const { format } = JSON.parse(text) as { format?: unknown };
    return typeof format === 'string' ? format : undefined;
  } catch {
    return undefined;
  }
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}
