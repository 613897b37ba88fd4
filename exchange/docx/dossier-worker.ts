import { parentPort, workerData } from 'node:worker_threads';

import type { Caps } from '../xlsx/workbook.ts';
import { parseDossier } from './parse-dossier.ts';

const { bytes, caps } = workerData as { readonly bytes: Uint8Array; readonly caps: Caps };
parentPort?.postMessage(parseDossier(bytes, caps));
