import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of a file below the ledger folder, undefined when it is not there. */
export function findFile(directory: string, path: string): Uint8Array | undefined {
  try {
    return readFileSync(join(directory, path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
