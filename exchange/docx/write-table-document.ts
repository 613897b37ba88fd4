import { HeadingLevel, Paragraph, TextRun } from 'docx';

import type { FileAbout, TitledTable } from '../tables/grid-table.ts';
import { cleanForXml } from '../xml/clean-text.ts';
import { styleIds } from './document-styles.ts';
import { gridToTable } from './grid-to-table.ts';
import { packDocument, textWidth } from './pack-document.ts';

/** Writes a wide table as a Word document: A4 across, title, unit and day, the table with its headings on every page. */
export function writeTableDocument({ title, note, table }: TitledTable, about: FileAbout): Promise<Uint8Array> {
  return packDocument({
    title,
    about,
    orientation: 'landscape',
    children: [
      new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(cleanForXml(title))] }),
      new Paragraph({ style: styleIds.note, children: [new TextRun(cleanForXml(note))] }),
      gridToTable(table, textWidth.landscape),
    ],
  });
}
