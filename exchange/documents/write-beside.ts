import { Worker } from 'node:worker_threads';

import { Fault } from '../../core/kernel/outcome.ts';
import type { WriteJob } from './write-job.ts';

/** What the thread answers: the file, or why there is none. */
export type WrittenFile = { readonly id: number } & ({ readonly bytes: Uint8Array } | { readonly fault: string });

type Waiting = { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (fault: Fault) => void };
type Writer = { readonly thread: Worker; readonly waiting: Map<number, Waiting> };

/** A caller loaded from sources uses the built worker. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/exchange/documents/document-writer-worker.js' : './document-writer-worker.js',
  import.meta.url,
);

/** A list of a whole county fits; more would take the room of the pages. */
const resourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 32 } as const;

let writer: Writer | undefined;
let last = 0;

/**
 * Writes a file in a thread of its own, so that a long table keeps nobody waiting who asks for a page. The thread is started when it is
 * first needed and does not hold the process.
 *
 * @throws Fault `document-writer-failed` when the file cannot be written
 */
export function writeBeside(job: WriteJob): Promise<Uint8Array> {
  const { thread, waiting } = (writer ??= startWriter());
  last += 1;
  const id = last;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    thread.ref();
    thread.postMessage({ id, job });
  });
}

function startWriter(): Writer {
  const started: Writer = { thread: new Worker(worker, { execArgv: [], resourceLimits }), waiting: new Map() };
  const { thread, waiting } = started;
  thread.unref();
  thread.on('message', (answer: WrittenFile) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    // While somebody waits the process must not end under him.
    if (waiting.size === 0) thread.unref();
    if ('bytes' in answer) one?.resolve(answer.bytes);
    else one?.reject(new Fault('document-writer-failed', { why: answer.fault }));
  });
  const end = (why: string): void => {
    if (writer === started) writer = undefined;
    for (const { reject } of waiting.values()) reject(new Fault('document-writer-failed', { why }));
    waiting.clear();
  };
  thread.once('error', (error) => end(String(error)));
  thread.once('exit', () => end('ended'));
  return started;
}
