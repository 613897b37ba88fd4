import type { StepView } from '../../contract/public-views.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { markMissing } from './mark-missing.ts';
import { countChartPages } from './poster-page.ts';
import type { Press } from './press.ts';
import { fontCharacters } from './printing-font.ts';

/** A page of a chart as PNG, with its size in pixels. */
export type ChartPicture = { readonly png: Uint8Array; readonly width: number; readonly height: number; readonly told: string };

/** A chart as pictures of a page each; none when the press has too much to do, so that the text goes on without them. */
export async function chartPictures(press: Press, steps: readonly StepView[], legalNow: string): Promise<readonly ChartPicture[]> {
  const { marked } = markMissing(steps, fontCharacters());
  const pages = countChartPages(marked, legalNow);
  const pictures: ChartPicture[] = [];
  for (let page = 0; page < pages; page += 1) {
    const png = await press.print({ form: 'chart', steps: marked, page, legalNow });
    if (isRefusal(png)) return [];
    // The size stands at its place in the first chunk of every PNG.
    const view = new DataView(png.buffer, png.byteOffset);
    const told = `流程图 ${String(page + 1)}/${String(pages)}，内容和下面的步骤相同`;
    pictures.push({ png, width: view.getUint32(16), height: view.getUint32(20), told });
  }
  return pictures;
}
