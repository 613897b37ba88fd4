import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { strFromU8, strToU8 } from 'fflate';

import { sealArchive } from '../archive/seal-archive.ts';
import type { FileAbout } from '../tables/grid-table.ts';
import { cleanForXml } from '../xml/clean-text.ts';
import { documentStyles, pageNumberSize } from './document-styles.ts';

/** How the paper lies: documents upright, wide tables across. */
export type Orientation = 'landscape' | 'portrait';

const mm = convertMillimetersToTwip;
/** A4 as every word processor writes it: a twip less would be a size of its own. */
const paper = { width: 11_906, height: 16_838 } as const;
/** Edges in millimetres: 37 above and 28 at the binding edge, which lies on top when the paper lies across. */
const edges = {
  portrait: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
  landscape: { top: mm(28), bottom: mm(26), left: mm(37), right: mm(35) },
} as const;

/** Width between the edges in twips. */
export const textWidth: Readonly<Record<Orientation, number>> = { portrait: mm(156), landscape: mm(225) };

/** Packs the content of a document: A4, edges and page numbers as official documents have them, the same bytes for the same content. */
export async function packDocument(made: {
  readonly title: string;
  readonly about: FileAbout;
  readonly orientation: Orientation;
  readonly children: ISectionOptions['children'];
  /** What the file says of itself to programs. */
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}): Promise<Uint8Array> {
  const { about, orientation } = made;
  const document = new Document({
    title: cleanForXml(made.title),
    creator: cleanForXml(about.creator),
    lastModifiedBy: cleanForXml(about.creator),
    styles: documentStyles,
    ...(made.properties === undefined ? {} : { customProperties: [...made.properties] }),
    sections: [
      {
        properties: {
          page: {
            size: {
              ...paper,
              orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { ...edges[orientation], footer: mm(20) },
          },
        },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: made.children,
      },
    ],
  });
  const day = `${about.day}T00:00:00Z`;
  return sealArchive(new Uint8Array(await Packer.toBuffer(document)), (name, part) =>
    name === 'docProps/core.xml' ? strToU8(strFromU8(part).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, day)) : part,
  );
}

/** `— 1 —` below the text. */
function pageNumber(): Paragraph {
  const run = new TextRun({ size: pageNumberSize, children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run] });
}
