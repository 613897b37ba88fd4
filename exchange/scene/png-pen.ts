import { Resvg } from '@resvg/resvg-js';

import type { Printed, Scene } from '../../core/chart/layout/scene.ts';
import { svgOf } from './svg-pen.ts';

/**
 * Draws one sheet as a picture.
 *
 * @param fontFile path of the font of printed forms
 * @param scale pixels for each unit of the scene
 */
export function pngOf(
  sheet: Scene,
  inks: Printed['inks'],
  { fontFile, scale = 1 }: { readonly fontFile: string; readonly scale?: number },
): Uint8Array {
  const picture = new Resvg(svgOf(sheet, inks), {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: [fontFile], loadSystemFonts: false, defaultFontFamily: 'Noto Sans CJK SC' },
  });
  return new Uint8Array(picture.render().asPng());
}
