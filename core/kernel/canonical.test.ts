import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Canonical, canonicalBytes, canonicalText } from './canonical.ts';
import { contentHash } from './hash.ts';

const texts = fc.string({ unit: 'grapheme' });
const { value: values } = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), fc.maxSafeInteger(), texts),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      texts.map((key) => key.normalize('NFC')),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
}));

/** The value with all its texts in NFC. */
function composed(value: Canonical): Canonical {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(composed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, member === undefined ? undefined : composed(member)]));
}

function reversed(value: Canonical): Canonical {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, member === undefined ? undefined : reversed(member)]),
  );
}

describe('canonical bytes', () => {
  test('the order of members does not matter', () => {
    fc.assert(fc.property(values, (value) => void expect(canonicalText(reversed(value))).toBe(canonicalText(value))));
  });

  test('the text is JSON and reading it gives the same canonical text', () => {
    fc.assert(
      fc.property(values, (value) => void expect(canonicalText(JSON.parse(canonicalText(value)) as Canonical)).toBe(canonicalText(value))),
    );
  });

  test('the bytes are the UTF-8 of the text', () => {
    fc.assert(fc.property(values, (value) => void expect(new TextDecoder().decode(canonicalBytes(value))).toBe(canonicalText(value))));
  });

  test('members are sorted by UTF-16 code units as RFC 8785 says', () => {
    const sample = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\uff21': 'wide A',
      '1': 'One',
      '\u{1f600}': 'Smile',
      '\u0080': 'Control',
      '\u00f6': 'o',
    };
    const inOrder = ['CR', 'One', 'Control', 'o', 'Euro', 'Smile', 'wide A'];
    expect(canonicalText(sample).match(/(?<=:")[^"]*/g)).toEqual(inOrder);
    expect(canonicalText({ b: 1, a: [true, null, -0] })).toBe('{"a":[true,null,0],"b":1}');
  });

  test('texts are brought to NFC, so that the same word has the same hash', () => {
    expect(contentHash('e\u0301')).toBe(contentHash('\u00e9'));
    expect(contentHash({ 'e\u0301': 1 })).toBe(contentHash({ '\u00e9': 1 }));
  });

  test('a member without value is left out', () => {
    expect(canonicalText({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  test('a member named like a built-in is an ordinary member', () => {
    expect(canonicalText(JSON.parse('{"__proto__":1,"constructor":2}') as Canonical)).toBe('{"__proto__":1,"constructor":2}');
  });

  test('what has no canonical bytes is a fault', () => {
    for (const bad of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '\ud800', { '\udc00': 1 }, { 'e\u0301': 1, '\u00e9': 2 }]) {
      expect(() => canonicalText(bad as Canonical), JSON.stringify(bad)).toThrow('not-canonical');
    }
  });

  test('different values have different texts: the text gives the value back', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(JSON.parse(canonicalText(value))).toEqual(composed(value));
      }),
    );
  });
});
