import { isRefusal } from '../../core/kernel/outcome.ts';
import { findingText, mendingText } from '../../exchange/list-import/finding-texts.ts';
import { formatOf } from '../../exchange/list-import/read-list-file.ts';
import { markErrors } from '../../exchange/xlsx/mark-errors.ts';
import { type LoadedImport, readingOf } from './load-import.ts';

/** The compiler's own workbook with a remark on each cell that is asked about; undefined for other formats, which cannot carry remarks. */
export async function markedFile(loaded: LoadedImport): Promise<Uint8Array | undefined> {
  const bytes = Uint8Array.from(loaded.row.file);
  const reading = await readingOf(loaded);
  if (isRefusal(reading) || formatOf(bytes) !== 'xlsx') return undefined;
  const marked = await markErrors(
    bytes,
    reading.findings.map((finding) => ({ ...finding, text: `${findingText(finding)}\n${mendingText(finding)}` })),
  );
  return isRefusal(marked) ? undefined : marked;
}
