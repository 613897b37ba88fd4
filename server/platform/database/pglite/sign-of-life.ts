import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An open socket that says "I live". */
export type SignOfLife = { readonly path: string; close(): Promise<void> };

/** Opens a socket named by the token's hash in the temporary folder (paths of sockets must stay under 100 bytes). It keeps no process alive. */
export async function openSignOfLife(token: string): Promise<SignOfLife> {
  const path = socketPath(token);
  const server = createServer((socket) => socket.destroy());
  await listen(server, path);
  server.unref();
  return {
    path,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** True when somebody listens, or when it cannot be told: only a refused or absent socket counts as dead. */
export function hasSignOfLife(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const settle = (lives: boolean): void => {
      socket.destroy();
      resolve(lives);
    };
    socket.setTimeout(2_000, () => settle(true));
    socket.once('connect', () => settle(true));
    socket.once('error', (error: NodeJS.ErrnoException) => settle(error.code !== 'ENOENT' && error.code !== 'ECONNREFUSED'));
  });
}

/** Removes what a dead holder left in the temporary folder. */
export function removeDeadSocket(path: string): void {
  if (process.platform !== 'win32') rmSync(path, { force: true });
}

function socketPath(token: string): string {
  const name = `mq-${createHash('sha256').update(token).digest('hex').slice(0, 24)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const path = join(tmpdir(), `${name}.sock`);
  return Buffer.byteLength(path) < 100 ? path : join('/tmp', `${name}.sock`);
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
