import type { Dossier } from '../docx/dossier.ts';
import { writeDossier } from '../docx/write-dossier.ts';
import type { SheetPart } from '../docx/write-sheet-document.ts';
import { writeSheetDocument } from '../docx/write-sheet-document.ts';
import { type ListToWrite, writeListFile } from '../list-export/write-list-file.ts';
import type { FileAbout, TitledTable } from '../tables/grid-table.ts';
import { writeTableWorkbook } from '../xlsx/write-table-workbook.ts';

/** A file to be written, as plain data. */
export type WriteJob =
  | { readonly do: 'list'; readonly format: 'docx' | 'xlsx'; readonly list: ListToWrite; readonly about: FileAbout }
  | { readonly do: 'table'; readonly sheet: string; readonly table: TitledTable; readonly about: FileAbout }
  | { readonly do: 'dossier'; readonly dossier: Dossier; readonly about: FileAbout }
  | { readonly do: 'sheet'; readonly title: string; readonly parts: readonly SheetPart[]; readonly about: FileAbout };

/** Writes the file of a job. */
export function writeJob(job: WriteJob): Promise<Uint8Array> {
  switch (job.do) {
    case 'list':
      return writeListFile(job.format, job.list, job.about);
    case 'table':
      return writeTableWorkbook(job.sheet, job.table, job.about);
    case 'dossier':
      return writeDossier(job.dossier, job.about);
    case 'sheet':
      return writeSheetDocument(job.title, job.parts, job.about);
  }
}
