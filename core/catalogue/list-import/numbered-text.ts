/** An entry of a numbered text: the mark that opens it (as written) and the text after it. */
export type NumberedEntry = { readonly mark: string; readonly text: string };

/** A mark found in a text. `major` is the first number of 1.2, else empty. */
type Mark = { readonly at: number; readonly length: number; readonly number: number; readonly major: string };

type Style = {
  readonly pattern: RegExp;
  readonly number: (match: RegExpExecArray) => number;
  readonly major?: true;
  readonly weak?: RegExp;
};

const hanDigits = '一二三四五六七八九';
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** 十二 is 12; up to 99, more no list has. */
function hanNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (letter: string | undefined): number => hanDigits.indexOf(letter ?? '') + 1;
  const ten = text.includes('十') ? (tens === '' ? 1 : digit(tens)) : 0;
  return ten * 10 + (ones === '' ? 0 : digit(ones));
}

const arabic = (match: RegExpExecArray): number => Number(match[1]);
const han = (match: RegExpExecArray): number => hanNumber(match[1] ?? '');
/** Before a mark in running text: not within numbers, names of articles, or lists of numbers. */
const inText = /[^\d.．、,，第\-/~至A-Za-z(（]$/;

const styles: readonly Style[] = [
  { pattern: /(?<!\d)(\d{1,2})[.．](\d{1,2})(?![\d.．])[.．、\s]*/g, number: (match) => Number(match[2]), major: true, weak: inText },
  { pattern: /(?<!\d)(\d{1,3})[.．](?!\d)\s*/g, number: arabic, weak: inText },
  { pattern: /(?<!\d)(\d{1,3})、\s*/g, number: arabic, weak: inText },
  { pattern: /[(（](\d{1,3})[)）][、.．]?\s*/g, number: arabic, weak: /[^第]$/ },
  { pattern: /(?<![\d(（])(\d{1,3})[)）]\s*/g, number: arabic },
  { pattern: new RegExp(`([${circled}])[、.．]?\\s*`, 'g'), number: (match) => circled.indexOf(match[1] ?? '') + 1, weak: /./s },
  { pattern: new RegExp(`(?<![${hanDigits}十第])([${hanDigits}十]{1,3})[、.．]\\s*`, 'g'), number: han },
  { pattern: new RegExp(`[(（]([${hanDigits}十]{1,3})[)）][、.．]?\\s*`, 'g'), number: han, weak: /[^第条款项]$/ },
  { pattern: new RegExp(`第([${hanDigits}十]{1,3})[,，、:：.．\\s]\\s*`, 'g'), number: han },
  { pattern: /(?<!\d)(\d{1,3})[,，:：]\s*(?=\p{Script=Han})/gu, number: arabic },
  { pattern: /(?<=^|\n)(\d{1,2})\s+(?=\p{Script=Han})/gu, number: arabic },
];

const measure = /^\s*(万|亿|元|米|公里|千米|平方|吨|亩|倍|%|％|个|人|天|日|年|月|分|级|条)/;

/**
 * Splits a text at its own numbers: `1.` `1、` `(1)` `①` `一、` `(一)` `1.1` `第一,`. The style of the first number decides;
 * numbers of other styles inside an entry stay. What stands before the first number is an entry without a mark.
 *
 * Marks and texts put together again are the text, spaces aside. A text without numbers is one entry.
 */
export function splitNumbered(text: string): readonly NumberedEntry[] {
  const opening = findOpening(text);
  if (opening === undefined) return [{ mark: '', text: text.trim() }];
  const marks = chain(text, opening);
  const entries = marks.map((mark, index) => ({
    mark: text.slice(mark.at, mark.at + mark.length).trim(),
    text: text.slice(mark.at + mark.length, marks[index + 1]?.at ?? text.length).trim(),
  }));
  const before = text.slice(0, opening.mark.at).trim();
  return before === '' ? entries : [{ mark: '', text: before }, ...entries];
}

type Opening = { readonly style: Style; readonly mark: Mark };

/** The first number: at the beginning, or number one after a line end or a colon. */
function findOpening(text: string): Opening | undefined {
  const found = styles.flatMap((style): readonly Opening[] => {
    const mark = marksOf(text, style).find((one) => isOpening(text, one, style));
    return mark === undefined ? [] : [{ style, mark }];
  });
  return found.reduce<Opening | undefined>((best, one) => (best === undefined || one.mark.at < best.mark.at ? one : best), undefined);
}

function isOpening(text: string, mark: Mark, style: Style): boolean {
  const before = text.slice(0, mark.at);
  const after = text.slice(mark.at + mark.length);
  if (style.major === true && (mark.number === 0 || measure.test(after))) return false;
  if (before.trim() === '') return true;
  return mark.number === 1 && /[:：。;；\n]\s*$/.test(before) && chain(text, { style, mark }).length > 1;
}

function marksOf(text: string, style: Style): readonly Mark[] {
  return [...text.matchAll(style.pattern)].map((match) => ({
    at: match.index,
    length: match[0].length,
    number: style.number(match),
    major: style.major === true ? (match[1] ?? '') : '',
  }));
}

/** The marks that count on from the first one. */
function chain(text: string, { style, mark }: Opening): readonly Mark[] {
  const all = marksOf(text, style).filter((one) => one.at > mark.at && one.major === mark.major);
  const found = [mark];
  let from = 0;
  for (let last = mark; ;) {
    const next = nextMark(text, { all, from, last, style });
    if (next === undefined) return found;
    found.push(next);
    from = all.indexOf(next) + 1;
    last = next;
  }
}

function nextMark(text: string, work: { all: readonly Mark[]; from: number; last: Mark; style: Style }): Mark | undefined {
  const { all, from, last, style } = work;
  let loose: Mark | undefined;
  let skipped: Mark | undefined;
  for (let index = from; index < all.length; index += 1) {
    const mark = all[index];
    if (mark === undefined) continue;
    const before = text.slice(Math.max(0, mark.at - 2), mark.at);
    const isStrong = /[\s。;；!！?？…》」】]$/.test(before);
    if (mark.number === last.number + 1 && isStrong) return skipped ?? mark;
    if (mark.number === last.number + 1 && style.weak?.test(before) === true) loose ??= mark;
    // A number left out or given twice by a tired typist, at the beginning of a line.
    if (/\n\s?$/.test(before) && mark.number >= last.number && mark.number <= last.number + 2) skipped ??= mark;
  }
  if (loose !== undefined && skipped !== undefined) return loose.at < skipped.at ? loose : skipped;
  return loose ?? skipped;
}
