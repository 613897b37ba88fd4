import {
  Bookmark,
  HeadingLevel,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

import type { FileAbout } from '../tables/grid-table.ts';
import { cleanForXml } from '../xml/clean-text.ts';
import {
  bookmarkName,
  type Dossier,
  type DossierField,
  type DossierItem,
  type DossierPart,
  type DossierPicture,
  markAnchor,
  markName,
  markText,
} from './dossier.ts';
import { styleIds } from './document-styles.ts';
import { gridToTable } from './grid-to-table.ts';
import { packDocument, textWidth } from './pack-document.ts';

/** Bookmarks of one item: every paragraph has its own, since each name may stand once. */
type Places = { readonly mark: (anchor: string, children: readonly ParagraphChild[]) => ParagraphChild };

/** Writes the dossier as a Word document in which each field and step is a bookmark, so that a comment on it can come home. */
export function writeDossier({ title, cover, items }: Dossier, about: FileAbout): Promise<Uint8Array> {
  return packDocument({
    title,
    about,
    orientation: 'portrait',
    properties: items.map(({ mark }, at) => ({ name: markName(at + 1), value: markText(mark) })),
    children: [
      new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
      ...cover.map((text) => new Paragraph({ style: styleIds.body, children: [run(text)] })),
      ...items.flatMap((item, at) => itemParts(item, at + 1)),
    ],
  });
}

function itemParts({ mark, title, parts }: DossierItem, section: number): readonly (Paragraph | Table)[] {
  const places = placesOf(section);
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, children: [places.mark('item', [run(title)])] }),
    // The property of the file may be lost on the way; the line stays.
    new Paragraph({
      style: styleIds.tableText,
      children: [run('识别码（请保留）：'), places.mark(markAnchor, [run(markText(mark))])],
    }),
    ...parts.flatMap((part) => drawn(part, places)),
  ];
}

function placesOf(section: number): Places {
  const counts = new Map<string, number>();
  return {
    mark: (anchor, children) => {
      const at = (counts.get(anchor) ?? 0) + 1;
      counts.set(anchor, at);
      return new Bookmark({ id: bookmarkName(section, anchor, at), children: [...children] });
    },
  };
}

const styles = { text: styleIds.tableText, step: styleIds.tableStep } as const;

function drawn(part: DossierPart, places: Places): readonly (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(part.text)] })];
    case 'text':
    case 'step':
      return [new Paragraph({ style: styles[part.kind], children: placed(part.anchor, [run(part.text)], places) })];
    case 'fields':
      return part.rows.length === 0 ? [] : [fieldTable(part.rows, places)];
    case 'table':
      return [gridToTable(part.table, textWidth.portrait)];
    case 'picture':
      return [new Paragraph({ style: styleIds.picture, children: placed(part.anchor, [image(part.picture)], places) })];
  }
}

function placed(anchor: string | null, children: readonly ParagraphChild[], places: Places): readonly ParagraphChild[] {
  return anchor === null ? children : [places.mark(anchor, children)];
}

/** The bookmark is on the label, where nobody writes: the row is the place. */
function fieldTable(rows: readonly DossierField[], places: Places): Table {
  const widths = [Math.round(textWidth.portrait * 0.22), Math.round(textWidth.portrait * 0.78)] as const;
  const cell = (width: number, children: readonly Paragraph[]): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [...children],
    });
  return new Table({
    width: { size: textWidth.portrait, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      ({ anchor, label, lines }) =>
        new TableRow({
          children: [
            cell(widths[0], [new Paragraph({ style: styleIds.tableHeading, children: [places.mark(anchor, [run(label)])] })]),
            cell(
              widths[1],
              (lines.length === 0 ? [''] : lines).map((line) => new Paragraph({ style: styleIds.tableText, children: [run(line)] })),
            ),
          ],
        }),
    ),
  });
}

/** Pixels of a picture between the edges: 156 mm at 96 to the inch, and no higher than the page. */
const room = { width: 588, height: 820 } as const;

function image({ png, width, height, told }: DossierPicture): ImageRun {
  const share = Math.min(room.width / width, room.height / height);
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * share), height: Math.round(height * share) },
    altText: { name: cleanForXml(told), title: cleanForXml(told), description: cleanForXml(told) },
  });
}

function run(text: string): TextRun {
  return new TextRun(cleanForXml(text).replaceAll('\n', ' '));
}
