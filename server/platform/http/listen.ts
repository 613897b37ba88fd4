import type { AddressInfo } from 'node:net';

import { Fault } from '../../../core/kernel/outcome.ts';
import type { App } from './app.ts';

/** An application that answers; `stop` finishes what is under way and closes, within {@link graceMs} unless told otherwise. */
export type Listening = {
  readonly port: number;
  /** True when the wanted port was taken and the next free one is used. */
  readonly moved: boolean;
  readonly stop: (withinMs?: number) => Promise<void>;
};

/** How long requests under way may take when the server stops. */
export const graceMs = 10_000;

const portsTried = 100;
const highestPort = 65_535;

/**
 * Listens on the host and port, or the next free port when it is taken; port 0 means any.
 *
 * @throws Fault `no-free-port` when a hundred ports in a row are taken, `cannot-listen` when the address is not of this machine
 */
export async function listenOn(app: App, wanted: { readonly host: string; readonly port: number }): Promise<Listening> {
  await app.ready();
  const last = Math.min(wanted.port + portsTried - 1, highestPort);
  for (let port = wanted.port; port <= last; port += 1) {
    if (await tryPort(app, wanted.host, port)) return listening(app, wanted.port);
  }
  throw new Fault('no-free-port', { host: wanted.host, from: wanted.port, to: last });
}

async function tryPort(app: App, host: string, port: number): Promise<boolean> {
  const { server } = app;
  const code = await new Promise<string | undefined>((resolve) => {
    const failed = (error: Error): void => {
      server.removeListener('listening', opened);
      resolve('code' in error ? String(error.code) : error.message);
    };
    const opened = (): void => {
      server.removeListener('error', failed);
      resolve(undefined);
    };
    server.once('error', failed).once('listening', opened).listen({ host, port, exclusive: true });
  });
  if (code === undefined) return true;
  if (code === 'EADDRINUSE' || code === 'EACCES') return false;
  throw new Fault('cannot-listen', { host, port, code });
}

function listening(app: App, wanted: number): Listening {
  const address: AddressInfo | string | null = app.server.address();
  if (address === null || typeof address === 'string') throw new Fault('cannot-listen', { port: wanted });
  return { port: address.port, moved: wanted !== 0 && address.port !== wanted, stop: (withinMs = graceMs) => stop(app, withinMs) };
}

/** No new connections, idle ones are closed, requests under way are answered; who is not done in time is cut off. */
async function stop(app: App, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => app.server.close(() => resolve()));
  // A line that has just been answered would otherwise be kept open for the next question.
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
  const cut = setTimeout(() => app.server.closeAllConnections(), withinMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
  await app.close();
}
