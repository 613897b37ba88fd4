import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from '../xlsx/stop-reading.ts';
import type { Caps } from '../xlsx/workbook.ts';

/** Collects the text of one table cell: paragraphs as lines, deleted text left out. */
export type CellText = {
  readonly open: (name: string, at: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  readonly finish: () => string;
};

type Paragraph = { text: string; numbered: boolean };

/** A collector that refuses a text longer than a spreadsheet cell can be. */
export function cellText(caps: Caps): CellText {
  const paragraphs: Paragraph[] = [];
  let current: Paragraph = { text: '', numbered: false };
  let length = 0;
  let inText = false;
  const add = (text: string): void => {
    length += text.length;
    if (length > caps.cellCharacters) throw new StopReading(refuse('cell-too-long', { most: caps.cellCharacters }));
    current.text += text;
  };
  return {
    open: (name, at) => {
      if (name === 't') inText = true;
      else if (name === 'tab') add(' ');
      else if (name === 'br' || name === 'cr') add('\n');
      else if (name === 'numPr') current.numbered = true;
      else if (name === 'numId' && (at['w:val'] ?? at['val']) === '0') current.numbered = false;
      else if (name === 'ilvl' && (at['w:val'] ?? at['val'] ?? '0') !== '0') current.numbered = false;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name !== 'p') return;
      paragraphs.push(current);
      current = { text: '', numbered: false };
    },
    text: (text) => {
      if (inText) add(text);
    },
    finish: () => lines(current.text === '' ? paragraphs : [...paragraphs, current]),
  };
}

/** Numbers that the word processor counts itself stand nowhere in the text: of several such paragraphs each gets its own. */
function lines(paragraphs: readonly Paragraph[]): string {
  const filled = paragraphs.filter(({ text }) => text.trim() !== '');
  const isList = filled.filter(({ numbered }) => numbered).length > 1;
  let count = 0;
  return filled
    .map(({ text, numbered }) => {
      if (!numbered || !isList) return text;
      count += 1;
      return `${count}. ${text}`;
    })
    .join('\n')
    .trim();
}
