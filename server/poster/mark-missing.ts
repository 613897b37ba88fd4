import type { FontCharacters } from '../../exchange/scene/font-characters.ts';

/** The printers' mark for a character that they do not have. */
const geta = '〓';

/**
 * All texts of a value with 〓 in the place of characters that the font lacks, and the code points of these, so that the sheet can name
 * them: an empty box in silence would be a lie.
 */
export function markMissing<Value>(value: Value, font: FontCharacters): { readonly marked: Value; readonly missing: readonly string[] } {
  const missing = new Set<string>();
  const mark = (text: string): string =>
    text.normalize('NFC').replace(/[^\s\p{Cc}\p{Cf}\p{Mn}\ufe00-\ufe0f]/gu, (char) => {
      const code = char.codePointAt(0) ?? 0;
      if (font.has(code)) return char;
      missing.add(`U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
      return geta;
    });
  const walk = (part: unknown): unknown => {
    // What has no width of its own and no glyph here would be an empty box too.
    if (typeof part === 'string')
      return mark(part)
        .replace(/[\p{Cf}\p{Mn}\ufe00-\ufe0f]/gu, '')
        .replace(/\p{Cc}/gu, ' ');
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
  };
  return { marked: walk(value) as Value, missing: [...missing].toSorted() };
}
