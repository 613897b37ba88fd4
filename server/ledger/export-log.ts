import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readCheckpoint } from '../../core/ledger/checkpoint.ts';
import { tilePath, tilesOfGrowth } from '../../core/ledger/tile.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';
import { LogTree } from './log-tree.ts';
import { logKeyText } from './read.ts';
import { readHead } from './store.ts';
import { writeDurably } from '../platform/durable-file.ts';

/** What was exported. */
export type ExportedLog = { readonly out: string; readonly size: number; readonly files: number };

/**
 * Writes the log as anyone may keep, mirror and audit it: all tiles, partial ones too, the key, and last the checkpoint.
 *
 * Refused: `folder-not-empty`, `ledger-not-signed` before the first signature.
 */
export async function exportLog(
  services: Pick<Services, 'county' | 'database' | 'keys' | 'about'>,
  out: string,
  progress: (share: number) => void = () => {},
): Promise<ExportedLog | Refusal<'folder-not-empty' | 'ledger-not-signed'>> {
  if (existsSync(out) && readdirSync(out).length > 0) return refuse('folder-not-empty', { folder: out });
  const head = await readHead(services.database.app, services.county);
  const checkpoint = head?.checkpoint ?? null;
  const signed = checkpoint === null ? refuse('ledger-not-signed') : readCheckpoint(checkpoint);
  if (checkpoint === null || isRefusal(signed)) return refuse('ledger-not-signed');
  const log = new LogTree(services);
  await log.catchUp(signed.size);
  mkdirSync(out, { recursive: true });
  const tiles = tilesOfGrowth(0, signed.size);
  for (const [at, address] of tiles.entries()) {
    writeDurably(join(out, tilePath(address)), await log.tileBytes(address));
    progress((at + 1) / tiles.length);
  }
  writeDurably(join(out, 'log.vkey'), Buffer.from(`${logKeyText(services)}\n`));
  writeDurably(join(out, 'checkpoint'), Buffer.from(checkpoint));
  return { out, size: signed.size, files: tiles.length + 2 };
}
