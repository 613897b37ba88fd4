import type { Refusal } from '../../core/kernel/outcome.ts';
import { runInThread } from '../xlsx/run-in-thread.ts';
import { defaultCaps, type Caps, type WorkbookRefusal } from '../xlsx/workbook.ts';
import type { DossierReading, DossierRefusal } from './dossier-reading.ts';

/** As for spreadsheets, a caller loaded from sources uses the built worker. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/exchange/docx/dossier-worker.js' : './dossier-worker.js',
  import.meta.url,
);

/**
 * Reads what reviewers wrote into a dossier, from anyone, in a worker thread under the limits of spreadsheets.
 *
 * @throws Fault `workbook-worker-failed` when the reader itself breaks, whatever the file
 */
export async function readDossier(
  bytes: Uint8Array,
  caps: Caps = defaultCaps,
): Promise<DossierReading | Refusal<WorkbookRefusal | DossierRefusal>> {
  return await runInThread<DossierReading | Refusal<DossierRefusal>>(worker, bytes, caps);
}
