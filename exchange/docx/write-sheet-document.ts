import { HeadingLevel, Paragraph, TextRun } from 'docx';

import type { FileAbout, GridTable } from '../tables/grid-table.ts';
import { cleanForXml } from '../xml/clean-text.ts';
import { styleIds } from './document-styles.ts';
import { gridToTable } from './grid-to-table.ts';
import { packDocument, textWidth } from './pack-document.ts';

/** A part of a sheet: a heading, a step of an ordered list, a sentence, a line below the title, a table. */
export type SheetPart =
  | { readonly kind: 'heading' | 'note' | 'step' | 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly table: GridTable };

/** Writes a sheet of sentences as a Word document: A4 upright in the layout of official documents. */
export function writeSheetDocument(title: string, parts: readonly SheetPart[], about: FileAbout): Promise<Uint8Array> {
  return packDocument({
    title,
    about,
    orientation: 'portrait',
    children: [new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(cleanForXml(title))] }), ...parts.map(partOf)],
  });
}

const styles = { note: styleIds.note, step: styleIds.step, text: styleIds.body } as const;

function partOf(part: SheetPart) {
  if (part.kind === 'table') return gridToTable(part.table, textWidth.portrait);
  const children = [new TextRun(cleanForXml(part.text))];
  return part.kind === 'heading'
    ? new Paragraph({ heading: HeadingLevel.HEADING_1, children })
    : new Paragraph({ style: styles[part.kind], children });
}
