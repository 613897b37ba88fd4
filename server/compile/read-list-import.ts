import { Worker } from 'node:worker_threads';

import type { Field } from '../../core/catalogue/list-import/field-names.ts';
import type { ListReading } from '../../core/catalogue/list-import/list-item.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { ListFileRefusal } from '../../exchange/list-import/read-list-file.ts';
import { defaultCaps } from '../../exchange/xlsx/workbook.ts';
import { compiledFile } from '../platform/database/package-place.ts';

/** A file as it was brought, with the fields that a person chose for its columns. */
export type ListFileWish = { readonly name: string; readonly bytes: Uint8Array; readonly chosen: readonly (readonly [string, Field])[] };

/** What comes of a file from anyone. */
export type ListFileAnswer = ListReading | Refusal<ListFileRefusal>;

/** Reads a list in a thread of its own, which is ended when it takes too long or too much memory; requests are answered meanwhile. */
export async function readListImport(wish: ListFileWish): Promise<ListFileAnswer> {
  const thread = new Worker(compiledFile('server/compile/list-file-worker.ts'), {
    workerData: { ...wish, bytes: Uint8Array.from(wish.bytes) },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: defaultCaps.heapMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  try {
    return await answerOf(thread);
  } finally {
    await thread.terminate();
  }
}

function answerOf(thread: Worker): Promise<ListFileAnswer> {
  return new Promise((resolve) => {
    const mostMilliseconds = defaultCaps.milliseconds * 2;
    const clock = setTimeout(() => resolve(refuse('took-too-long', { mostMilliseconds })), mostMilliseconds);
    const settle = (answer: ListFileAnswer): void => {
      clearTimeout(clock);
      resolve(answer);
    };
    thread.once('message', settle);
    // Whatever a file does to its reader, it is the file that is not taken.
    thread.once('error', () => settle(refuse('needs-too-much-memory', { mostMegabytes: defaultCaps.heapMegabytes })));
  });
}
