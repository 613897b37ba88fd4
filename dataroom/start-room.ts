import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { Fault } from '../core/kernel/outcome.ts';
import type { Report } from './import-folder.ts';
import type { RoomMessage, SweepOrder, SweepSummary } from './sweep-order.ts';
import { removeLeftCopies } from './temporary-folders.ts';

const fromSources = import.meta.url.endsWith('.ts');

/** Node 20 cannot run TypeScript, so a caller loaded from sources (as in tests) starts the built process too. */
const child = fileURLToPath(new URL(fromSources ? '../dist/dataroom/room-child.js' : './room-child.js', import.meta.url));

/** The folder of the rules that come with the program. */
export const ownRules = fileURLToPath(new URL(fromSources ? '../rules/' : '../../rules/', import.meta.url));

/** How long the process has to remove its copies after it was told to end; then it is killed, and they are removed from here. */
const graceMilliseconds = 5000;

/**
 * Does a sweep in a process of its own with bounded memory, so that it can neither block nor fill the one that asks. When it
 * returns, no temporary copy of the data is left outside the room, however the process ended.
 *
 * @returns `stopped` when the signal was aborted
 * @throws Fault `data-room-failed` when the process breaks or is ended
 */
export async function sweepInRoom(order: SweepOrder, report: Report, signal?: AbortSignal): Promise<SweepSummary | 'stopped'> {
  if (signal?.aborted === true) return 'stopped';
  const room = fork(child, { execArgv: ['--max-old-space-size=768'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const grace: { timer?: NodeJS.Timeout } = {};
  const stop = (): void => {
    room.kill('SIGTERM');
    grace.timer = setTimeout(() => room.kill('SIGKILL'), graceMilliseconds);
  };
  signal?.addEventListener('abort', stop, { once: true });
  const summary = await answerOf(room, order, report);
  const stopped = grace.timer !== undefined;
  clearTimeout(grace.timer);
  signal?.removeEventListener('abort', stop);
  // What a process that died has read whole stays in the room it was meant for, so that the next one goes on from there.
  await removeLeftCopies(summary instanceof Fault && !stopped ? { ...order, room: null } : order);
  if (summary instanceof Fault && stopped) return 'stopped';
  if (summary instanceof Fault) throw summary;
  return summary;
}

/** What the process said, once it has ended. */
function answerOf(room: ChildProcess, order: SweepOrder, report: Report): Promise<SweepSummary | Fault> {
  return new Promise((resolve) => {
    let answer: SweepSummary | Fault | undefined;
    room.on('message', (message: RoomMessage) => {
      switch (message.kind) {
        case 'progress':
          report(message.share, message.label);
          break;
        case 'done':
          answer = message.summary;
          break;
        case 'failed':
          answer = new Fault('data-room-failed', { why: message.error });
          break;
      }
    });
    // A process that could not be started says so here and never exits.
    room.once('error', (cause) => resolve(new Fault('data-room-failed', { why: cause.message }, { cause })));
    room.once('exit', (code, killedBy) => resolve(answer ?? new Fault('data-room-failed', { why: `exit ${killedBy ?? String(code)}` })));
    room.send(order, () => undefined);
  });
}
