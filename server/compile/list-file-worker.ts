import { parentPort, workerData } from 'node:worker_threads';

import type { Field } from '../../core/catalogue/list-import/field-names.ts';
import { readListFile } from '../../exchange/list-import/read-list-file.ts';

const { name, bytes, chosen } = workerData as {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly chosen: readonly (readonly [string, Field])[];
};

// What breaks here ends the thread, and whoever waits for it hears of it.
parentPort?.postMessage(await readListFile({ name, bytes }, { chosen: new Map(chosen) }));
