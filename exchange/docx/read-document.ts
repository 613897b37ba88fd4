import type { Refusal } from '../../core/kernel/outcome.ts';
import { runInThread } from '../xlsx/run-in-thread.ts';
import { defaultCaps, type Caps, type WorkbookRefusal } from '../xlsx/workbook.ts';
import type { DocumentTables } from './document-tables.ts';

/** As for spreadsheets, a caller loaded from sources uses the built worker. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/exchange/docx/document-worker.js' : './document-worker.js',
  import.meta.url,
);

/**
 * Reads the tables of a docx file from anyone, in a worker thread under the limits of spreadsheets.
 *
 * @throws Fault `workbook-worker-failed` when the reader itself breaks, whatever the file
 */
export async function readDocument(
  bytes: Uint8Array,
  caps: Caps = defaultCaps,
): Promise<DocumentTables | Refusal<WorkbookRefusal | 'not-a-document'>> {
  return await runInThread<DocumentTables | Refusal<'not-a-document'>>(worker, bytes, caps);
}
