import { parentPort, workerData } from 'node:worker_threads';

import { parseWorkbook } from './parse-workbook.ts';
import type { Caps } from './workbook.ts';

const { bytes, caps } = workerData as { readonly bytes: Uint8Array; readonly caps: Caps };
parentPort?.postMessage(parseWorkbook(bytes, caps));
