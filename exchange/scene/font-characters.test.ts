import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { charWidth } from '../../core/chart/layout/char-width.ts';
import { readFontCharacters } from './font-characters.ts';

const font = readFontCharacters(new Uint8Array(readFileSync('web/fonts/noto-sans-sc.otf')));

test('the font has ASCII, the characters of GB 2312 and the marks of printed forms', () => {
  const decoder = new TextDecoder('gb2312');
  const bytes = Array.from({ length: 72 }, (_, row) => Array.from({ length: 94 }, (_unused, cell) => [0xb0 + row, 0xa1 + cell])).flat(2);
  const han = [...decoder.decode(Uint8Array.from(bytes))].filter((char) => char !== '\ufffd' && !/\p{Co}/u.test(char));
  expect(han).toHaveLength(6_763);
  const wanted = [...han, ...'〓·○◇□◎→—…“”《》「」（）％', ...Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at))];
  expect(wanted.filter((char) => !font.has(char.codePointAt(0) ?? 0))).toEqual([]);
});

test('the table of widths says of every character what the font says', () => {
  const wrong: string[] = [];
  for (let code = 32; code < 0xffff; code += 1) {
    const char = String.fromCodePoint(code);
    if (font.has(code) && Math.abs(charWidth(char) * 1_000 - font.width(code)) > 0.5) wrong.push(`${char} ${String(font.width(code))}`);
  }
  expect(wrong).toEqual([]);
});

test('what is not in it, it does not have', () => {
  expect(['\u{20BB7}', '䶮', '㙍'].filter((char) => font.has(char.codePointAt(0) ?? 0))).toEqual([]);
});
