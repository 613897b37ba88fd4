import { type NumberedEntry, splitNumbered } from './numbered-text.ts';
import { splitAtStages } from './stage-text.ts';

/**
 * A cell that holds a list, as its entries without their numbers: by numbers, else by phases, else by bullets or by lines
 * that are sentences of their own. A semicolon at the end of an entry only parted it from the next.
 */
export function splitList(text: string): readonly string[] {
  return splitListWithMarks(text).map((entry) => entry.text);
}

/** The same with the number that each entry had. */
export function splitListWithMarks(text: string): readonly NumberedEntry[] {
  const numbered = splitNumbered(text);
  const entries = numbered.some(({ mark }) => mark !== '') ? numbered : splitPlain(text).map((one) => ({ mark: '', text: one }));
  return entries.flatMap(({ mark, text: entry }) => {
    const clean = entry.replace(/[;；、\s]+$/, '');
    return clean === '' ? [] : [{ mark, text: clean }];
  });
}

const bullet = /^[●•·◆◇■□▲△▪▶*※-]\s*/;

function splitPlain(text: string): readonly string[] {
  const staged = splitAtStages(text);
  if (staged.length > 1) return staged;
  const lines = text.split('\n');
  if (lines.length < 2) return [text.replace(bullet, '')];
  if (lines.every((line) => bullet.test(line))) return lines.map((line) => line.replace(bullet, ''));
  // A line that a narrow column broke ends anywhere; one that somebody ended, ends a sentence.
  return lines.slice(0, -1).every((line) => /[。;；!！]$/.test(line)) ? lines : [text];
}

/** Citations: as any list, and where a new 《title》 begins after a line end or a semicolon. */
export function splitCitations(text: string): readonly string[] {
  const numbered = splitNumbered(text);
  if (numbered.some(({ mark }) => mark !== '')) return splitList(text);
  return text
    .split(/(?:\n|[;；]\s*)(?=《)/)
    .map((entry) => entry.replace(/[;；、\s]+$/, ''))
    .filter((entry) => entry !== '');
}

/** Posts or persons: by numbers, lines, and the signs between words, not within brackets. */
export function splitWords(text: string): readonly string[] {
  return splitList(text)
    .flatMap((entry) => entry.split(/[、,，;；\n](?![^(（]*[)）])/))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
