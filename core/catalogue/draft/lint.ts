import { identityNumberFault } from '../../kernel/identity-number.ts';
import type { DraftContent, FieldName } from './content.ts';

/** What is hard to read in a field, or must not stand there. `index` is the position in a field that is a list, null in one text. */
export type Lint = {
  readonly field: FieldName;
  readonly index: number | null;
  readonly code: 'official-word' | 'long-sentence' | 'personal-datum' | 'half-width-mark';
  readonly found: string;
  /** Word to use instead; empty when it is to be left out, null when nobody knows a better one. */
  readonly instead: string | null;
};

/** Characters of the longest sentence that citizens need not read twice. */
const longest = 30;

/** Fields that citizens read; official words belong into the others. */
const plainFields: readonly FieldName[] = [
  ...(['plainName', 'lead', 'who', 'howLong', 'trips', 'fee', 'materials', 'forbidden', 'recourse'] as const),
];

/** Fields of free text in which somebody might write down a person. */
const textFields: readonly FieldName[] = [
  ...(['content', 'remark', 'responsibilities', 'accountability', 'risks', 'supervision', 'research', 'determinations'] as const),
];

type Place = { readonly field: FieldName; readonly index: number | null; readonly text: string };

/**
 * Reads the plain texts of an item as a villager would: official words with what to say instead, sentences too long to hear once, half-width
 * marks; and in every text identity, telephone and account numbers, which belong into no list.
 *
 * @param officialese official words, each with its plain word (empty: leave it out)
 */
export function lintOf(content: DraftContent, officialese: ReadonlyMap<string, string>): readonly Lint[] {
  const plain = plainFields.flatMap((field) => placesOf(content, field));
  const all = [...plain, ...textFields.flatMap((field) => placesOf(content, field))];
  const words = [...officialese].sort(([a], [b]) => b.length - a.length);
  return [
    ...plain.flatMap((place) => [...hardWords(place, words), ...longSentences(place), ...halfWidthMarks(place)]),
    ...all.flatMap(personalData),
  ];
}

/** The texts of an item that citizens read. */
export function plainTexts(content: DraftContent): readonly string[] {
  return plainFields.flatMap((field) => placesOf(content, field)).map(({ text }) => text);
}

function placesOf(content: DraftContent, field: FieldName): readonly Place[] {
  const value = content[field];
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => textsIn(one).map((text) => ({ field, index, text })));
  return textsIn(value).map((text) => ({ field, index: null, text }));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function hardWords({ field, index, text }: Place, words: readonly (readonly [string, string])[]): readonly Lint[] {
  const found: Lint[] = [];
  let rest = text;
  for (const [word, instead] of words) {
    if (!rest.includes(word)) continue;
    found.push({ field, index, code: 'official-word', found: word, instead });
    // A longer word has had its say: 依法依规 is not 依法 once more.
    rest = rest.replaceAll(word, '\n');
  }
  return found;
}

function longSentences({ field, index, text }: Place): readonly Lint[] {
  return text
    .split(/(?<=[。！？；!?;\n])/u)
    .filter((sentence) => (sentence.match(/[\p{L}\p{N}]/gu)?.length ?? 0) > longest)
    .map((sentence) => ({ field, index, code: 'long-sentence', found: sentence.trim(), instead: null }));
}

const fullWidth: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' };

function halfWidthMarks({ field, index, text }: Place): readonly Lint[] {
  const marks = [...text.matchAll(/(?<=\p{Script=Han})[,;:?!()]|[,;:?!()](?=\p{Script=Han})/gu)].map(([mark]) => mark);
  return [...new Set(marks)].map((mark) => ({ field, index, code: 'half-width-mark', found: mark, instead: fullWidth[mark] ?? null }));
}

/** The number itself is not repeated: a finding is shown, logged and sent. */
function personalData({ field, index, text }: Place): readonly Lint[] {
  const numbers = [...text.matchAll(/(?<!\d)\d{11,19}[\dXx]?(?!\d)/g)].map(([number]) => number);
  const kinds = numbers.flatMap((number) => {
    if (identityNumberFault(number.toUpperCase()) === null) return ['身份证号'];
    if (/^1[3-9]\d{9}$/.test(number)) return ['手机号'];
    return number.length >= 16 && isCardNumber(number) ? ['账号'] : [];
  });
  return [...new Set(kinds)].map((kind) => ({ field, index, code: 'personal-datum', found: kind, instead: '' }));
}

/** Bank cards carry a check digit (Luhn), so that a long code of a list is no card. */
function isCardNumber(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
