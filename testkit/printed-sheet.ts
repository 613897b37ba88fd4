import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';

import { skipLoudly } from './database/demands.ts';

/** A picture as its pixels. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** Opens a PNG. */
export function pictureOf(png: Uint8Array): Picture {
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  return { width, height, pixels: new Uint8Array(data) };
}

/** What the QR code of a picture says; null when no phone would find one. */
export function codeOf({ width, height, pixels }: Picture): string | null {
  return jsqr.default(new Uint8ClampedArray(pixels), width, height)?.data ?? null;
}

/** The part of a picture, as another picture. */
export function cut(
  { width, pixels }: Picture,
  from: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
): Picture {
  const rows = Array.from({ length: size.height }, (_, row) => {
    const start = ((from.y + row) * width + from.x) * 4;
    return pixels.subarray(start, start + size.width * 4);
  });
  return { ...size, pixels: new Uint8Array(Buffer.concat(rows)) };
}

/** Share of dark pixels of a picture, as a photocopier sees it. */
export function darkShare({ pixels }: Picture): number {
  let dark = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    if (0.299 * red + 0.587 * green + 0.114 * blue < 128) dark += 1;
  }
  return dark / (pixels.length / 4);
}

/** The pages of a PDF as pictures, by pdftoppm; null when it is not there, which is said loudly. */
export function pagesOfPdf(pdf: Uint8Array, dotsPerInch: number): readonly Picture[] | null {
  if (spawnSync('pdftoppm', ['-v']).error !== undefined) {
    skipLoudly('pdftoppm', 'pdftoppm of poppler-utils is not on the path');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'mingquan-pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    spawnSync('pdftoppm', ['-r', String(dotsPerInch), '-png', join(folder, 'a.pdf'), join(folder, 'page')]);
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
    return names.toSorted().map((name) => pictureOf(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
