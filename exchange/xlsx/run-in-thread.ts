import { Worker } from 'node:worker_threads';

import { Fault, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Caps, WorkbookRefusal } from './workbook.ts';

/**
 * Runs a reader over a file from anyone in a worker thread of its own, which is ended when it takes too long or too much memory.
 *
 * @param worker the built script of the thread: it gets `{bytes, caps}` and posts its answer
 * @throws Fault `workbook-worker-failed` when the reader itself breaks, whatever the file
 */
export async function runInThread<Answer>(worker: URL, bytes: Uint8Array, caps: Caps): Promise<Answer | Refusal<WorkbookRefusal>> {
  if (bytes.length > caps.fileBytes) return refuse('file-too-large', { mostBytes: caps.fileBytes });
  const thread = new Worker(worker, {
    // A copy: a view into a pool of buffers would send its neighbours along.
    workerData: { bytes: bytes.slice(), caps },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: caps.heapMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  try {
    return await answerOf<Answer>(thread, caps);
  } finally {
    await thread.terminate();
  }
}

function answerOf<Answer>(thread: Worker, caps: Caps): Promise<Answer | Refusal<WorkbookRefusal>> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => resolve(refuse('took-too-long', { mostMilliseconds: caps.milliseconds })), caps.milliseconds);
    const settle = (act: () => void): void => {
      clearTimeout(clock);
      act();
    };
    thread.once('message', (answer: Answer | Refusal<WorkbookRefusal>) => settle(() => resolve(answer)));
    thread.once('error', (cause: Error & { readonly code?: string }) =>
      settle(() => {
        if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse('needs-too-much-memory', { mostMegabytes: caps.heapMegabytes }));
        else reject(new Fault('workbook-worker-failed', {}, { cause }));
      }),
    );
    thread.once('exit', (code) => settle(() => reject(new Fault('workbook-worker-failed', { code }))));
  });
}
