import type { Field } from '../../core/catalogue/list-import/field-names.ts';
import type { ListItem } from '../../core/catalogue/list-import/list-item.ts';
import type { ListLayout } from '../../core/catalogue/list-export/list-layout.ts';
import { type LostText, writeList } from '../../core/catalogue/list-export/write-list.ts';
import { writeTableDocument } from '../docx/write-table-document.ts';
import type { FileAbout, TitledTable } from '../tables/grid-table.ts';
import { writeTableWorkbook } from '../xlsx/write-table-workbook.ts';

/** A list to be written: title, unit and day, columns, items. */
export type ListToWrite = {
  readonly title: string;
  readonly note: string;
  readonly layout: ListLayout;
  readonly items: readonly ListItem[];
};

/** Columns that need more or less room than the others, in characters. */
const widths: Readonly<Partial<Record<Field, number>>> = {
  ignore: 6,
  code: 12,
  power_type: 10,
  sub_item: 10,
  name: 16,
  basis: 32,
  responsibilities: 42,
  accountability: 32,
  risk_count: 8,
  'risks.what': 42,
  'risks.level': 9,
  'risks.prevention': 42,
  'risks.owner': 14,
};

/** A list as a table for print, with what such a table cannot carry. */
export function tableOfList({ title, note, layout, items }: ListToWrite): TitledTable & { readonly lost: readonly LostText[] } {
  const { headings, rows, merges, lost } = writeList(items, layout);
  const table = { headingRows: 1, rows: [headings, ...rows], merges, widths: layout.map(({ field }) => widths[field] ?? 16) };
  return { title, note, table, lost };
}

/** Writes a list as xlsx or docx, as `mingquan import-list` reads it. */
export async function writeListFile(format: 'docx' | 'xlsx', list: ListToWrite, about: FileAbout): Promise<Uint8Array> {
  const table = tableOfList(list);
  return format === 'xlsx' ? writeTableWorkbook(list.title, table, about) : writeTableDocument(table, about);
}
