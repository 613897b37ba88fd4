import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { Fault } from '../core/kernel/outcome.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporary-folders.ts';
import type { tryParameter, TrialOrder } from './try-parameter.ts';

type Answer = Awaited<ReturnType<typeof tryParameter>>;

/** What the process of a trial says to the one that started it. */
export type TrialMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly error: string };

/** Node 20 cannot run TypeScript, so a caller loaded from sources (as in tests) starts the built process too. */
const child = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/dataroom/trial-child.js' : './trial-child.js', import.meta.url),
);

const trialPrefix = '.trial-';

/**
 * Tries a value in a process of its own with bounded memory, so that it can be called off at any moment and what is served meanwhile does not wait.
 *
 * @param report snapshots done, and how many there are
 * @returns `stopped` when the signal was aborted
 * @throws Fault `data-room-failed` when the process breaks
 */
export async function tryInRoom(
  order: Omit<TrialOrder, 'spillFolder'>,
  report: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Answer | 'stopped'> {
  if (signal.aborted) return 'stopped';
  const spillFolder = await makeTemporaryFolder(order.room, trialPrefix);
  const room = fork(child, { execArgv: ['--max-old-space-size=512'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const stop = (): void => void room.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  try {
    const answer = await new Promise<Answer | Fault>((resolve) => {
      let said: Answer | Fault | undefined;
      room.on('message', (message: TrialMessage) => {
        if (message.kind === 'progress') report(message.done, message.of);
        else said = message.kind === 'done' ? message.answer : new Fault('data-room-failed', { why: message.error });
      });
      room.once('error', (cause) => resolve(new Fault('data-room-failed', { why: cause.message }, { cause })));
      room.once('exit', (code, killedBy) => resolve(said ?? new Fault('data-room-failed', { why: `exit ${killedBy ?? String(code)}` })));
      room.send({ ...order, spillFolder }, () => undefined);
    });
    if (!(answer instanceof Fault)) return answer;
    if (signal.aborted) return 'stopped';
    throw answer;
  } finally {
    signal.removeEventListener('abort', stop);
    await removeTemporaryFolder(spillFolder);
  }
}
