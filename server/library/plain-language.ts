import type { PowerItem } from '../../core/catalogue/power-item.ts';
import type { ChartNode } from '../../core/chart/chart.ts';

/** Readability of texts in four simple numbers; characters are letters and figures, marks and blanks are not counted. */
export type Readability = {
  readonly sentences: number;
  /** Mean characters of a sentence; aim at 16 or fewer. */
  readonly mean: number;
  /** Characters that nine of ten sentences do not exceed; aim at 30 or fewer. */
  readonly p90: number;
  /** Mean characters between two marks; aim at 8 or fewer. */
  readonly clauseMean: number;
  /** Official words in 1,000 characters; aim at 10 or fewer. */
  readonly officialesePerThousand: number;
  /** The official words found, with how often. */
  readonly found: ReadonlyMap<string, number>;
};

const sentenceEnd = /[。！？；!?;\n]+/u;
const clauseEnd = /[。！？；，、：!?;,:\n]+/u;
const letters = /[\p{L}\p{N}]/gu;

/**
 * Measures texts. Each text is at least one sentence.
 *
 * @param officialese words of official language
 */
export function readabilityOf(texts: readonly string[], officialese: Iterable<string>): Readability {
  const sentences = lengths(texts, sentenceEnd);
  const characters = sum(sentences);
  const found = countWords(texts, officialese);
  return {
    sentences: sentences.length,
    mean: characters / Math.max(1, sentences.length),
    p90: sentences[Math.ceil(sentences.length * 0.9) - 1] ?? 0,
    clauseMean: sum(lengths(texts, clauseEnd)) / Math.max(1, lengths(texts, clauseEnd).length),
    officialesePerThousand: (sum([...found.values()]) * 1000) / Math.max(1, characters),
    found,
  };
}

/** Lengths of the pieces between the marks, ascending. */
function lengths(texts: readonly string[], mark: RegExp): readonly number[] {
  const pieces = texts.flatMap((text) => text.split(mark)).map((piece) => piece.match(letters)?.length ?? 0);
  return pieces.filter((length) => length > 0).sort((a, b) => a - b);
}

/** Longer words first, so that 依法依规 is not counted as 依法 too. */
function countWords(texts: readonly string[], words: Iterable<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let rest = texts.join('\n');
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const pieces = rest.split(word);
    if (pieces.length > 1) found.set(word, pieces.length - 1);
    rest = pieces.join('\n');
  }
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, entry) => total + entry, 0);
}

/**
 * The sentences of an item that citizens read. Labels (plain names, buttons, words on arrows) are left out, because their
 * shortness would flatter the numbers; so are formal names and sources.
 */
export function publicSentences(item: PowerItem): readonly string[] {
  const facts = [item.who, item.howLong, item.trips, item.fee].flatMap((fact) => [fact.main, fact.note]);
  const materials = item.materials.flatMap((entry) => [entry.what, entry.note]);
  const lists = [...item.responsibilities, ...item.accountability, ...item.forbidden, ...item.recourse.map((entry) => entry.how)];
  const rest = [item.lead, item.publication.audience, item.publication.retains, ...item.chart.variants.map((variant) => variant.plainRule)];
  const all = [...rest, ...facts, ...materials, ...lists, ...item.chart.nodes.flatMap(nodeSentences)];
  return all.filter((text) => text !== null);
}

function nodeSentences(node: ChartNode): readonly (string | null)[] {
  switch (node.type) {
    case 'task':
    case 'vote': {
      const lists = [
        ...node.responsibility,
        ...node.accountability,
        ...node.forbidden,
        ...node.form.flatMap((field) => [field.hint, field.purpose]),
      ];
      return [...lists, ...node.risks.flatMap((risk) => [risk.what, risk.prevention]), node.recourse, node.where, node.youGet];
    }
    case 'notice':
      return [...node.risks.flatMap((risk) => [risk.what, risk.prevention]), ...node.forbidden, node.where];
    case 'external':
      return [node.where, node.youGet];
    case 'end':
      return [node.youGet];
    case 'start':
    case 'timer':
    case 'xor':
    case 'and':
      return [];
  }
}
