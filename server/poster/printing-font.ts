import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type FontCharacters, readFontCharacters } from '../../exchange/scene/font-characters.ts';
import { packageRoot } from '../platform/database/package-place.ts';

/** The one font of printed forms. */
export const fontFile: string = join(packageRoot, 'web', 'fonts', 'noto-sans-sc.otf');

let known: FontCharacters | undefined;

/** Which characters it has. */
export function fontCharacters(): FontCharacters {
  known ??= readFontCharacters(readFileSync(fontFile));
  return known;
}
