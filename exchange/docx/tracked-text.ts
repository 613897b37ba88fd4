import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from '../xlsx/stop-reading.ts';
import type { Caps } from '../xlsx/workbook.ts';
import { writerOf } from './word-attribute.ts';

/** The words of a paragraph or cell as they would be with all tracked changes taken, and who changed them. */
export type TrackedText = {
  readonly open: (name: string, at: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  readonly present: () => string;
  /** Who changed the words first; null when nobody did. */
  readonly changedBy: () => { readonly author: string; readonly at: string | null } | null;
};

type Writer = { readonly author: string; readonly at: string | null };

const inserting: ReadonlySet<string> = new Set(['ins', 'moveTo']);
const deleting: ReadonlySet<string> = new Set(['del', 'moveFrom']);

/** Collects text, within the length of a spreadsheet's cell. */
export function trackedText(caps: Caps): TrackedText {
  const state = {
    lines: [''],
    length: 0,
    inText: 0,
    properties: 0,
    deleted: 0,
    joins: false,
    open: [] as Writer[],
    by: null as Writer | null,
  };
  const add = (text: string): void => {
    state.length += text.length;
    if (state.length > caps.cellCharacters) throw new StopReading(refuse('cell-too-long', { most: caps.cellCharacters }));
    if (text.trim() !== '') state.by ??= state.open.at(-1) ?? null;
    if (state.deleted === 0) state.lines.push(`${state.lines.pop() ?? ''}${text}`);
  };
  return {
    open: (name, at) => {
      if (name === 'pPr' || name === 'rPr') state.properties += 1;
      else if (inserting.has(name) || deleting.has(name)) {
        if (state.properties > 0) markChanged(state, name, at);
        else {
          state.open.push(writerOf(at));
          if (deleting.has(name)) state.deleted += 1;
        }
      } else if (name === 't' || name === 'delText') state.inText += 1;
      else if (name === 'br' || name === 'cr') add('\n');
      else if (name === 'tab') add(' ');
    },
    close: (name) => {
      if (name === 'pPr' || name === 'rPr') state.properties -= 1;
      else if (state.properties === 0 && (inserting.has(name) || deleting.has(name))) {
        state.open.pop();
        if (deleting.has(name)) state.deleted -= 1;
      } else if (name === 't' || name === 'delText') state.inText -= 1;
      else if (name === 'p') {
        if (!state.joins) state.lines.push('');
        state.joins = false;
      }
    },
    text: (text) => {
      if (state.inText > 0) add(text);
    },
    present: () =>
      state.lines
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
    changedBy: () => state.by,
  };
}

/** A change of the mark that ends a paragraph: with the mark gone, the next paragraph goes on in this one. */
function markChanged(state: { joins: boolean; by: Writer | null }, name: string, at: Readonly<Record<string, string>>): void {
  if (deleting.has(name)) state.joins = true;
  state.by ??= writerOf(at);
}
