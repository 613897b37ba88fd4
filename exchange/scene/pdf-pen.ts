import PdfDocument from 'pdfkit';

import type { Box, Code, Line, Mark, Printed, Scene, Stroke, Words } from '../../core/chart/layout/scene.ts';
import { boldStroke } from './bold-stroke.ts';

/** The font of printed forms as a file in memory. */
export type PrintingFont = Uint8Array;

type Pdf = InstanceType<typeof PdfDocument>;
type Inks = Printed['inks'];

/**
 * Draws sheets as a PDF of as many pages, with bookmarks. Points are points. The same sheets give the same bytes.
 *
 * @param onSheet called after each sheet
 */
export function pdfOf(printed: Printed, font: PrintingFont, onSheet: (done: number) => void = () => {}): Promise<Uint8Array> {
  const pdf = new PdfDocument({
    autoFirstPage: false,
    margin: 0,
    // A fixed day: the day of drawing would make other bytes of the same sheets.
    info: { Title: printed.title, Creator: 'mingquan', CreationDate: new Date(0), ModDate: new Date(0) },
    lang: 'zh-CN',
    displayTitle: true,
  });
  const bytes = collected(pdf);
  pdf.registerFont('printing', Buffer.from(font));
  let done = 0;
  for (const sheet of printed.sheets) {
    drawSheet(pdf, sheet, printed.inks);
    for (const { title } of printed.bookmarks.filter((bookmark) => bookmark.sheet === done)) pdf.outline.addItem(title);
    done += 1;
    onSheet(done);
  }
  pdf.end();
  return bytes;
}

function collected(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.once('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.once('error', reject);
  });
}

function drawSheet(pdf: Pdf, { width, height, marks }: Scene, inks: Inks): void {
  pdf.addPage({ size: [width, height], margin: 0 });
  pdf.font('printing');
  for (const mark of marks) drawMark(pdf, mark, inks);
}

function drawMark(pdf: Pdf, mark: Mark, inks: Inks): void {
  switch (mark.kind) {
    case 'box':
      return drawBox(pdf, mark, inks);
    case 'line':
      return drawLine(pdf, mark, inks);
    case 'words':
      return drawWords(pdf, mark, inks);
    case 'code':
      return drawCode(pdf, mark, inks);
  }
}

function drawBox(pdf: Pdf, { x, y, width, height, radius, fill, stroke }: Box, inks: Inks): void {
  if (radius === 0) pdf.rect(x, y, width, height);
  else pdf.roundedRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  paint(pdf, { fill, stroke }, inks);
}

function drawLine(pdf: Pdf, { points, closed, fill, stroke }: Line, inks: Inks): void {
  points.forEach(([x, y], at) => (at === 0 ? pdf.moveTo(x, y) : pdf.lineTo(x, y)));
  if (closed) pdf.closePath();
  paint(pdf, { fill, stroke }, inks);
}

function paint(pdf: Pdf, { fill, stroke }: { readonly fill: Box['fill']; readonly stroke: Stroke | null }, inks: Inks): void {
  if (stroke !== null) {
    pdf.lineWidth(stroke.width).lineJoin('round').lineCap('butt');
    if (stroke.dashed) pdf.dash(stroke.width * 3.2, { space: stroke.width * 2.6 });
    else pdf.undash();
  }
  if (fill !== null && stroke !== null) pdf.fillAndStroke(inks[fill], inks[stroke.ink]);
  else if (fill !== null) pdf.fill(inks[fill]);
  else if (stroke !== null) pdf.stroke(inks[stroke.ink]);
}

function drawWords(pdf: Pdf, { x, y, text, size, ink, bold }: Words, inks: Inks): void {
  pdf.fontSize(size).fillColor(inks[ink]);
  if (bold)
    pdf
      .undash()
      .lineWidth(size * boldStroke)
      .strokeColor(inks[ink]);
  pdf.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', fill: true, stroke: bold });
}

function drawCode(pdf: Pdf, { x, y, size, path, modules }: Code, inks: Inks): void {
  pdf.rect(x, y, size, size).fill(inks.paper);
  pdf
    .save()
    .translate(x, y)
    .scale(size / modules)
    .undash()
    .lineWidth(1)
    .lineCap('butt');
  pdf.path(path).stroke('#000000').restore();
}
