import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';

import { Fault } from '../../../core/kernel/outcome.ts';
import { graceMs } from '../http/listen.ts';
import { type ControlReply, type ControlRequest, lineOf, longestRequest, type ReportProgress } from './control-message.ts';
import { controlPlace } from './control-place.ts';

/** Does what a command asks and answers plain data. A thrown Fault travels to the command; any other error arrives as `control-failed`. */
export type ControlHandler = (wish: unknown, progress: ReportProgress) => Promise<unknown>;

/** A running control socket. `close` takes nothing new at once, lets what is asked be answered, and cuts off who is not done in time. */
export type Control = { close(withinMs?: number): Promise<void> };

/**
 * Listens for commands of the same user beside the lock of a data directory that this process holds: the folder of the socket is 0700, the socket 0600.
 * It keeps no process alive.
 *
 * @throws Fault `control-without-lock` when nobody holds the directory
 */
export async function startControl(dataDirectory: string, handlers: Readonly<Record<string, ControlHandler>>): Promise<Control> {
  const place = controlPlace(dataDirectory);
  if (place === undefined) throw new Fault('control-without-lock', { directory: dataDirectory });
  if (place.folder !== '') mkdirSync(place.folder, { mode: 0o700 });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, handlers);
  });
  await listen(server, place.socket);
  if (place.folder !== '') chmodSync(place.socket, 0o600);
  server.unref();
  return {
    close: async (withinMs = graceMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const cut = setTimeout(() => sockets.forEach((socket) => socket.destroy()), withinMs);
      await closed;
      clearTimeout(cut);
      if (place.folder !== '') rmSync(place.folder, { recursive: true, force: true });
    },
  };
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

/** One request on each connection: a line; then lines of replies, then the end. */
function serve(socket: Socket, handlers: Readonly<Record<string, ControlHandler>>): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (part: string) => {
    text += part;
    if (text.length > longestRequest) return void socket.destroy();
    const end = text.indexOf('\n');
    if (end < 0) return;
    socket.removeAllListeners('data');
    socket.resume();
    const reply = (message: ControlReply): void => void (socket.writable && socket.write(lineOf(message)));
    void answer(text.slice(0, end), handlers, reply).finally(() => socket.end());
  });
}

async function answer(
  line: string,
  handlers: Readonly<Record<string, ControlHandler>>,
  reply: (message: ControlReply) => void,
): Promise<void> {
  try {
    const request = JSON.parse(line) as ControlRequest;
    const handler = Object.hasOwn(handlers, request.do) ? handlers[request.do] : undefined;
    if (handler === undefined) throw new Fault('control-unknown-request', { request: String(request.do) });
    const done = await handler(request.with, (share, label) => reply({ kind: 'progress', share, label }));
    reply({ kind: 'answer', answer: done ?? null });
  } catch (error) {
    const { code, facts } = error instanceof Fault ? error : new Fault('control-failed', { cause: String(error) });
    reply({ kind: 'fault', code, facts });
  }
}
