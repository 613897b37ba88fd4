import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Manifest, readManifest } from '../../dataroom/snapshot.ts';
import type { Settings } from '../platform/settings/read-settings.ts';

/** Where a county keeps the snapshots whose imports stand in its ledger. */
export function countyRoom(settings: Settings): string {
  return join(settings.dataDir, 'data-room');
}

/** A snapshot with the hash of the bytes of its manifest. */
export type HashedManifest = { readonly folder: string; readonly manifest: Manifest; readonly hash: string };

/** A manifest with the hash of its bytes; undefined when the room has no such snapshot. */
export async function manifestOf(room: string, snapshot: string): Promise<HashedManifest | undefined> {
  const folder = join(room, 'snapshots', snapshot);
  const manifest = await readManifest(folder);
  if (manifest === undefined) return undefined;
  const bytes = await readFile(join(folder, 'manifest.json'));
  return { folder, manifest, hash: createHash('sha256').update(bytes).digest('hex') };
}
