import { Worker } from 'node:worker_threads';

import { Fault, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { defaultCaps, type Caps, type Workbook, type WorkbookRefusal } from './workbook.ts';

/** Node 20 cannot run TypeScript in a thread, so a caller loaded from sources (as in tests) uses the built worker too. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/exchange/xlsx/workbook-worker.js' : './workbook-worker.js',
  import.meta.url,
);

/**
 * Reads an xlsx file from anyone: in a worker thread of its own that is ended when it takes too long or too much memory.
 *
 * @throws Fault `workbook-worker-failed` when the reader itself breaks, whatever the file
 */
export async function readWorkbook(bytes: Uint8Array, caps: Caps = defaultCaps): Promise<Workbook | Refusal<WorkbookRefusal>> {
  if (bytes.length > caps.fileBytes) return refuse('file-too-large', { mostBytes: caps.fileBytes });
  const thread = new Worker(worker, {
    // A copy: a view into a pool of buffers would send its neighbours along.
    workerData: { bytes: bytes.slice(), caps },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: caps.heapMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  try {
    return await answerOf(thread, caps);
  } finally {
    await thread.terminate();
  }
}

function answerOf(thread: Worker, caps: Caps): Promise<Workbook | Refusal<WorkbookRefusal>> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => resolve(refuse('took-too-long', { mostMilliseconds: caps.milliseconds })), caps.milliseconds);
    const settle = (act: () => void): void => {
      clearTimeout(clock);
      act();
    };
    thread.once('message', (answer: Workbook | Refusal<WorkbookRefusal>) => settle(() => resolve(answer)));
    thread.once('error', (cause: Error & { readonly code?: string }) =>
      settle(() => {
        if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse('needs-too-much-memory', { mostMegabytes: caps.heapMegabytes }));
        else reject(new Fault('workbook-worker-failed', {}, { cause }));
      }),
    );
    thread.once('exit', (code) => settle(() => reject(new Fault('workbook-worker-failed', { code }))));
  });
}
