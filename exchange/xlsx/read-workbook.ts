import type { Refusal } from '../../core/kernel/outcome.ts';
import { runInThread } from './run-in-thread.ts';
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
  return await runInThread<Workbook>(worker, bytes, caps);
}
