import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { openPackage, readRelationships } from '../xlsx/package-parts.ts';
import { StopReading } from '../xlsx/stop-reading.ts';
import type { Caps, WorkbookRefusal } from '../xlsx/workbook.ts';
import type { DocumentTables } from './document-tables.ts';
import { tableCollector } from './table-collector.ts';

/**
 * Reads the tables of a Word document in this thread, within all limits but time and memory: `readDocument` adds those.
 * Only the main part is opened: no picture, no embedded object, no outside address is ever followed.
 *
 * @source spec:ecma-376-1
 */
export function parseDocument(bytes: Uint8Array, caps: Caps): DocumentTables | Refusal<WorkbookRefusal | 'not-a-document'> {
  try {
    const from = openPackage(bytes, caps);
    const main = readRelationships(from, '').find(({ type }) => type === 'officeDocument')?.part;
    if (main === undefined) return refuse('not-a-document', { why: 'no-main-part' });
    const collect = tableCollector(caps);
    let isDocument = false;
    from.read(main, {
      open: (name, at) => {
        if (name === 'document') isDocument = true;
        collect.open(name, at);
      },
      close: collect.close,
      text: collect.text,
    });
    return isDocument ? { sheets: collect.tables(), leftOut: from.leftOut } : refuse('not-a-document', { why: 'other-format' });
  } catch (cause) {
    if (!(cause instanceof StopReading)) throw cause;
    const { refused, because } = cause.refusal;
    return refused === 'not-a-workbook' ? refuse('not-a-document', because) : cause.refusal;
  }
}
