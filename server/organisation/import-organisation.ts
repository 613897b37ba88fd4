import type { Refusal } from '../../core/kernel/outcome.ts';
import type { ImportFault } from '../../exchange/organisation/import-fault.ts';
import { parseOrganisation, type ImportedOrganisation, type ImportSetting } from '../../exchange/organisation/parse-organisation.ts';
import { readWorkbook } from '../../exchange/xlsx/read-workbook.ts';
import type { WorkbookRefusal } from '../../exchange/xlsx/workbook.ts';

/** The whole organisation, or the error table, or why the file was not read at all. */
export type ImportAnswer = ImportedOrganisation | { readonly faults: readonly ImportFault[] } | Refusal<WorkbookRefusal>;

/** Reads an organisation workbook from anyone, in the bounded reader's thread. Writes nothing. */
export async function importOrganisation(bytes: Uint8Array, setting: ImportSetting): Promise<ImportAnswer> {
  const workbook = await readWorkbook(bytes);
  return 'refused' in workbook ? workbook : parseOrganisation(workbook, setting);
}
