import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { Fault } from '../core/kernel/outcome.ts';
import type { Report } from './import-folder.ts';
import type { RoomMessage, SweepOrder, SweepSummary } from './sweep-order.ts';

const fromSources = import.meta.url.endsWith('.ts');

/** Node 20 cannot run TypeScript, so a caller loaded from sources (as in tests) starts the built process too. */
const child = fileURLToPath(new URL(fromSources ? '../dist/dataroom/room-child.js' : './room-child.js', import.meta.url));

/** The folder of the rules that come with the program. */
export const ownRules = fileURLToPath(new URL(fromSources ? '../rules/' : '../../rules/', import.meta.url));

/**
 * Does a sweep in a process of its own with bounded memory, so that it can neither block nor fill the one that asks.
 *
 * @throws Fault `data-room-failed` when the process breaks or is ended
 */
export function sweepInRoom(order: SweepOrder, report: Report, signal?: AbortSignal): Promise<SweepSummary> {
  return new Promise((resolve, reject) => {
    const room = fork(child, {
      execArgv: ['--max-old-space-size=384'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      ...(signal === undefined ? {} : { signal }),
    });
    room.on('message', (message: RoomMessage) => {
      switch (message.kind) {
        case 'progress':
          report(message.share, message.label);
          break;
        case 'done':
          resolve(message.summary);
          break;
        case 'failed':
          reject(new Fault('data-room-failed', { why: message.error }));
          break;
      }
    });
    room.once('error', (cause) => reject(new Fault('data-room-failed', { why: cause.message }, { cause })));
    room.once('exit', (code) => reject(new Fault('data-room-failed', { why: `exit ${String(code)}` })));
    room.send(order);
  });
}
