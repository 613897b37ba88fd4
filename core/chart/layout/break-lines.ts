import { charWidth } from './char-width.ts';
import type { Ink } from './scene.ts';

/** A stretch of text in one manner. */
export type Run = {
  readonly text: string;
  readonly bold?: boolean;
  readonly ink?: Ink;
  /** A label: never broken, and never parted from what follows it. */
  readonly label?: boolean;
};

/** What stands together on a line: `x` and `width` as shares of the size of the type. */
export type Part = { readonly x: number; readonly width: number; readonly text: string; readonly bold: boolean; readonly ink: Ink };

/** One line; `width` as a share of the size of the type, its last mark counted as half when its other half is empty. */
export type TextLine = { readonly parts: readonly Part[]; readonly width: number };

type Unit = {
  readonly text: string;
  readonly kind: 'space' | 'word' | 'char';
  readonly width: number;
  /** What its edges are, looked up once: a Chinese character, a letter or figure, a digit at the end. */
  readonly han: boolean;
  readonly begins: 'figure' | 'other';
  readonly ends: 'figure' | 'other';
  readonly manner: Manner;
};

type Manner = { readonly bold: boolean; readonly ink: Ink; readonly label: boolean };

/** Text broken into lines; `lines` are made when somebody asks for them, because most settings are only tried for their height. */
export type BrokenText = { readonly count: number; readonly lines: () => readonly TextLine[] };

/** Marks that never begin a line, and marks that never end one. */
export const neverFirst: ReadonlySet<string> = new Set('，。、；：！？）》」』】〕”’％%‰℃·…—～,.;:!?)]}');
export const neverLast: ReadonlySet<string> = new Set('（《「『【〔“‘([{￥');
/** Marks whose right half is empty. */
const halfEmpty: ReadonlySet<string> = new Set('，。、；：）》」』】〕”');
/** Between Chinese characters and figures or letters, instead of a space or of nothing. */
const thinGap = 0.16;

/**
 * Breaks text into lines of at most `width` (a share of the size of its type) by the rules of Chinese typography: closing marks do not
 * begin a line and opening ones do not end it, a figure stays with what it counts, and figures stand off by a thin gap whether the
 * text has a space there or not. A word that is wider than a line is broken where it must be.
 */
export function breakText(runs: readonly Run[], width = Number.POSITIVE_INFINITY): BrokenText {
  const units = runs.flatMap((run) => unitsOf(run)).flatMap((unit) => (unit.width > width ? lettersOf(unit) : [unit]));
  const ends: (readonly [from: number, until: number])[] = [];
  for (let from = skipSpaces(units, 0); from < units.length;) {
    const until = endOfLine(units, from, width);
    ends.push([from, until]);
    from = skipSpaces(units, until);
  }
  return { count: ends.length, lines: () => ends.map(([from, until]) => lineOf(units.slice(from, until))) };
}

/** The lines of a text that is at most `width` wide. */
export function breakLines(runs: readonly Run[], width = Number.POSITIVE_INFINITY): readonly TextLine[] {
  return breakText(runs, width).lines();
}

/** Width of text on one line, as a share of the size of its type. */
export function textWidth(runs: readonly Run[]): number {
  return breakLines(runs)[0]?.width ?? 0;
}

function unitsOf({ text, bold = false, ink = 'ink', label = false }: Run): readonly Unit[] {
  const manner = { bold, ink, label };
  const normal = text.normalize('NFC');
  const tokens = (label ? [normal] : normal.match(/[^\S\u3000]+|\u3000|[!-~]+|[^\s!-~]/gu)) ?? [];
  return tokens.map((token) => unitOf(token, manner));
}

function unitOf(token: string, manner: Manner): Unit {
  const first = token.charCodeAt(0);
  if (first <= 32 || token === '\u3000' || /^\s/.test(token)) {
    return { text: ' ', kind: 'space', width: token === '\u3000' ? 1 : charWidth(' '), han: false, begins: 'other', ends: 'other', manner };
  }
  const kind = first < 127 ? 'word' : 'char';
  const edges = { begins: edgeOf(first), ends: edgeOf(token.charCodeAt(token.length - 1)) };
  return { text: token, kind, width: widthOf(token), han: isHan(token), ...edges, manner };
}

function edgeOf(code: number): Unit['begins'] {
  const isFigure = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 37;
  return isFigure ? 'figure' : 'other';
}

function lettersOf(unit: Unit): readonly Unit[] {
  return [...unit.text].map((text) => ({ ...unitOf(text, { ...unit.manner, label: false }), kind: 'char' as const }));
}

function widthOf(text: string): number {
  let sum = 0;
  for (const char of text) sum += charWidth(char);
  return sum;
}

function skipSpaces(units: readonly Unit[], from: number): number {
  let at = from;
  while (units[at]?.kind === 'space') at += 1;
  return at;
}

/** The place behind the last unit of the line that begins at `from`. */
function endOfLine(units: readonly Unit[], from: number, width: number): number {
  let filled = 0;
  let lastBreak = from;
  for (let at = from; at < units.length; at += 1) {
    const unit = units[at];
    if (unit === undefined) break;
    if (at > from && mayBreak(units, at)) lastBreak = at;
    filled += advanceOf(units, at, from);
    const needed = halfEmpty.has(unit.text) ? filled - 0.5 : filled;
    if (unit.kind !== 'space' && needed > width + 1e-9) return lastBreak > from ? lastBreak : Math.max(at, from + 1);
  }
  return units.length;
}

/** How far the pen goes for a unit, with the gap before it. */
function advanceOf(units: readonly Unit[], at: number, from: number): number {
  const unit = units[at];
  if (unit === undefined) return 0;
  const before = at > from ? units[at - 1] : undefined;
  if (unit.kind === 'space') return isAside(units, at) ? 0 : unit.width;
  return gapBefore(units, at, before) + unit.width;
}

/** A space beside a Chinese character and a figure gives way to the thin gap; beside a full-width mark it is dropped. */
function isAside(units: readonly Unit[], at: number): boolean {
  const [before, after] = [units[at - 1], units[at + 1]];
  if (before === undefined || after === undefined || units[at]?.width === 1) return false;
  return (before.kind === 'word') !== (after.kind === 'word') && !separates(before.text) && !separates(after.text);
}

function gapBefore(units: readonly Unit[], at: number, before: Unit | undefined): number {
  const unit = units[at];
  const neighbour = before?.kind === 'space' && isAside(units, at - 1) ? units[at - 2] : before;
  if (unit === undefined || neighbour === undefined || neighbour.kind === 'space') return 0;
  return (neighbour.han && unit.begins === 'figure') || (unit.han && neighbour.ends === 'figure') ? thinGap : 0;
}

function mayBreak(units: readonly Unit[], at: number): boolean {
  const [unit, before] = [units[at], units[at - 1]];
  if (unit === undefined || before === undefined || unit.kind === 'space') return false;
  const last = before.kind === 'space' ? units[at - 2] : before;
  if (neverFirst.has(unit.text.charAt(0)) || (last !== undefined && neverLast.has(last.text.slice(-1)))) return false;
  if (before.kind === 'space') return last === undefined || !clings(last, unit);
  return !clings(before, unit);
}

/** A label clings to its text, a figure to what it counts, 第 to its figure, and words that touch cling to each other. */
function clings(before: Unit, unit: Unit): boolean {
  if (before.manner.label || (before.kind === 'word' && unit.kind === 'word')) return true;
  if (before.text === '第' && unit.begins === 'figure') return true;
  return before.kind === 'word' && unit.han && /\d$/.test(before.text);
}

function separates(text: string): boolean {
  return text === '·' || text === '|' || text === '→';
}

function isHan(text: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007 || code >= 0x20000;
}

function lineOf(all: readonly Unit[]): TextLine {
  const last = all.findLastIndex((unit) => unit.kind !== 'space');
  const units = all.slice(0, last + 1);
  const parts: { x: number; width: number; text: string; readonly bold: boolean; readonly ink: Ink }[] = [];
  let x = 0;
  units.forEach((unit, at) => {
    const step = advanceOf(units, at, 0);
    if (unit.kind !== 'space') {
      const gap = step - unit.width;
      const before = parts.at(-1);
      const { bold, ink } = unit.manner;
      if (before?.bold === bold && before.ink === ink && gap === 0 && units[at - 1]?.kind !== 'space') {
        before.text += unit.text;
        before.width += unit.width;
      } else parts.push({ x: x + gap, width: unit.width, text: unit.text, bold, ink });
    }
    x += step;
  });
  const end = units.at(-1)?.text ?? '';
  return { parts, width: halfEmpty.has(end) ? x - 0.5 : x };
}
