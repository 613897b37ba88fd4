import type { RiskLevel } from '../../chart/chart.ts';
import { splitNumbered } from './numbered-text.ts';

/**
 * What a level cell says: one level, a list of them in order, or how many there are of each (1中2低). `scale` is true for
 * 一级 or A, which mean the highest only by habit.
 */
export type LevelCell =
  | { readonly kind: 'one'; readonly level: RiskLevel; readonly scale: boolean }
  | { readonly kind: 'list'; readonly levels: readonly RiskLevel[]; readonly scale: boolean }
  | { readonly kind: 'unknown' };

const words: readonly (readonly [RegExp, RiskLevel])[] = [
  [/^(高|高级|高等|高度|红|红色|★★★)$/, 'high'],
  [/^(中|中级|中等|中度|黄|黄色|★★|★★☆)$/, 'middle'],
  [/^(低|低级|低等|低度|较低|蓝|蓝色|绿|绿色|★|★☆☆)$/, 'low'],
];
const scales: readonly (readonly [RegExp, RiskLevel])[] = [
  [/^(一级|1级|I级?|A级?|A类|1|一|甲|甲级)$/, 'high'],
  [/^(二级|2级|II级?|B级?|B类|2|二|乙|乙级)$/, 'middle'],
  [/^(三级|3级|III级?|C级?|C类|3|三|丙|丙级)$/, 'low'],
];
const reversed: Readonly<Record<RiskLevel, RiskLevel>> = { high: 'low', middle: 'middle', low: 'high' };
const counts = '(?:[0-9]{1,3}|[一二两三四五六七八九十])';
const countFirst = new RegExp(`(${counts})[个项处条]?([高中低])(?:级|风险|等级)*[,，、;；/+和]?`, 'g');
const countLast = new RegExp(`([高中低])(?:级|风险|等级)*[:：]?(${counts})[个项处条]?[,，、;；/+和]?`, 'g');

/** Reads a level cell. @param isReversed the sheet says that 一级 or A is the lowest */
export function readLevels(text: string, isReversed: boolean): LevelCell {
  const numbered = splitNumbered(text).filter(({ text: entry }) => entry !== '');
  if (numbered.length > 1)
    return listOf(
      numbered.map((entry) => entry.text.replace(/[,，、;；。\s]+$/, '')),
      isReversed,
    );
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[。.]$/, '');
  const one = oneLevel(tickedIn(numbered[0]?.mark === '' ? plain : (numbered[0]?.text ?? plain)), isReversed);
  if (one !== undefined) return { kind: 'one', ...one };
  const counted = readCounts(plain);
  if (counted !== undefined) return { kind: 'list', levels: counted, scale: false };
  return listOf(
    text.split(/[,，、;；/\n]/).filter((part) => part.trim() !== ''),
    isReversed,
  );
}

function listOf(texts: readonly string[], isReversed: boolean): LevelCell {
  const levels = texts.map((text) => oneLevel(text, isReversed));
  const known = levels.filter((level) => level !== undefined);
  if (known.length !== texts.length || known.length < 2) return { kind: 'unknown' };
  return { kind: 'list', levels: known.map(({ level }) => level), scale: known.some(({ scale }) => scale) };
}

function oneLevel(text: string, isReversed: boolean): { readonly level: RiskLevel; readonly scale: boolean } | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const bare = plain
    .replace(/(?<=.)\([^()]*\)$/, '')
    .replace(/(?:风险)?(?:等级)?$/, '')
    .replace(/风险$/, '');
  const word = words.find(([pattern]) => pattern.test(bare))?.[1];
  if (word !== undefined) return { level: word, scale: false };
  const step = scales.find(([pattern]) => pattern.test(bare.toUpperCase()))?.[1];
  return step === undefined ? undefined : { level: isReversed ? reversed[step] : step, scale: true };
}

/** `□高 ☑中 □低` is 中. */
function tickedIn(text: string): string {
  return /[☑■√✓✔]([高中低])/.exec(text)?.[1] ?? /([高中低])级?[(（]?[☑■√✓✔]/.exec(text)?.[1] ?? text;
}

function readCounts(plain: string): readonly RiskLevel[] | undefined {
  for (const [pattern, number, word] of [[countFirst, 1, 2] as const, [countLast, 2, 1] as const]) {
    const found = [...plain.matchAll(pattern)];
    if (found.length === 0 || found.map(([whole]) => whole).join('') !== plain) continue;
    const levels = found.flatMap((match) => {
      const level = words.find(([name]) => name.test(match[word] ?? ''))?.[1];
      return level === undefined ? [] : Array.from({ length: countOf(match[number] ?? '') }, () => level);
    });
    return levels;
  }
  return undefined;
}

function countOf(text: string): number {
  const at = '一二三四五六七八九十'.indexOf(text);
  if (at >= 0) return at + 1;
  return text === '两' ? 2 : Number(text);
}

/** What the titles and notes of a sheet say about 一级 or A: the highest, the lowest, or nothing. */
export function scaleDirection(texts: readonly string[]): 'highest-first' | 'lowest-first' | 'unsaid' {
  const all = texts.join('\n').normalize('NFKC');
  const says = (step: string, grade: string): boolean =>
    new RegExp(`(?:${step})[^\\n。;；,，、一二三ABC]{0,8}(?:${grade})|(?:${grade})[^\\n。;；,，、一二三ABC]{0,6}(?:${step})`).test(all);
  const [first, last] = ['一级|A级|A类|(?<![A-Z])A(?![A-Z])|I级', '三级|C级|C类|(?<![A-Z])C(?![A-Z])|III级'];
  const [high, low] = ['最高|高风险|高级|为高|是高|重大', '最低|低风险|低级|为低|是低|轻微'];
  if (says(first, low) || says(last, high)) return 'lowest-first';
  return says(first, high) || says(last, low) ? 'highest-first' : 'unsaid';
}
