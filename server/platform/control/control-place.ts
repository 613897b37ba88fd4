import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the process that holds a data directory listens for commands of the same user; undefined when nobody holds it.
 *
 * The name is made from the token in the lock file, which only the owner can read, so nobody else can guess it and listen there first.
 */
export function controlPlace(dataDirectory: string): { readonly folder: string; readonly socket: string } | undefined {
  const token = tokenIn(`${dataDirectory}.lock`);
  if (token === undefined) return undefined;
  const name = `mqc-${createHash('sha256').update(`control/${token}`).digest('hex').slice(0, 24)}`;
  if (process.platform === 'win32') return { folder: '', socket: `\\\\.\\pipe\\${name}` };
  // Paths of sockets stay under 100 bytes.
  const folder = Buffer.byteLength(join(tmpdir(), name, 's')) < 100 ? join(tmpdir(), name) : join('/tmp', name);
  return { folder, socket: join(folder, 's') };
}

function tokenIn(lockFile: string): string | undefined {
  try {
    const { token } = JSON.parse(readFileSync(lockFile, 'utf8')) as { token?: unknown };
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}
