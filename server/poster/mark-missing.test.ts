import fc from 'fast-check';
import { expect, it } from 'vitest';

import { markMissing } from './mark-missing.ts';
import { fontCharacters } from './printing-font.ts';

it('names the characters that the font lacks and puts the printers’ mark in their place', () => {
  const { marked, missing } = markMissing({ name: '𠮷村😀修路', list: ['䶮水', 3, null] }, fontCharacters());
  expect(marked).toEqual({ name: '〓村〓修路', list: ['〓水', 3, null] });
  expect(missing).toEqual(['U+1F600', 'U+20BB7', 'U+4DAE']);
});

it('changes nothing that can be printed', () => {
  const plain = { name: '村里修路补钱（T-03）', steps: [{ who: '村委会主任', number: 2 }] };
  expect(markMissing(plain, fontCharacters())).toEqual({ marked: plain, missing: [] });
});

it('leaves nothing that would be an empty box, whatever the text', () => {
  const font = fontCharacters();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { marked } = markMissing(text, font);
      for (const char of marked) expect(/\s/.test(char) || font.has(char.codePointAt(0) ?? 0), JSON.stringify(char)).toBe(true);
    }),
  );
});
