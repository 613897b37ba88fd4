import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodePieces, findEncodingOfBytes, findEncodingOfPieces } from './text-encoding.ts';

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function textOf(bytes: Uint8Array, size: number): Promise<string> {
  const encoding = await findEncodingOfPieces(cut(bytes, size));
  let text = '';
  if (encoding !== undefined) for await (const piece of decodePieces(cut(bytes, size), encoding)) text += piece;
  return text;
}

describe('the encoding of a text', () => {
  it('comes from its mark, else from what fits all of it', () => {
    const found = [
      [],
      [0x61],
      [0xe6, 0x9d, 0x83],
      [0xb0, 0xa1],
      [0xff, 0xfe, 0x61, 0],
      [0xfe, 0xff, 0, 0x61],
      [0xff, 0xff],
      [0xc8],
      [0xff, 0xfe, 0x61],
    ];
    expect(found.map((bytes) => findEncodingOfBytes(Uint8Array.from(bytes)))).toEqual([
      'utf-8',
      'utf-8',
      'utf-8',
      'gb18030',
      'utf-16le',
      'utf-16be',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is the same however the file is cut, and gives the text back', async () => {
    const texts = fc.string({ unit: 'grapheme' }).filter((text) => !text.startsWith('\ufeff'));
    const written = fc.constantFrom(
      (text: string) => Buffer.from(text),
      (text: string) => Buffer.from(`\ufeff${text}`),
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    );
    await fc.assert(
      fc.asyncProperty(texts, written, fc.integer({ min: 1, max: 5 }), async (text, write, size) => {
        const bytes = write(text);
        expect(await findEncodingOfPieces(cut(bytes, size))).toBe(findEncodingOfBytes(bytes));
        expect(await textOf(bytes, size)).toBe(text);
      }),
    );
  });
});
