import type { Caps } from '../xlsx/workbook.ts';
import { readBookmark } from './dossier.ts';
import type { DossierPlace, ReadChange } from './dossier-reading.ts';
import { type TrackedText, trackedText } from './tracked-text.ts';
import { valueOf } from './word-attribute.ts';

/** A paragraph of the body, or an outermost row of a table with all that is in it. */
type Block = { section: number | null; anchor: string | null; quote: string; readonly cells: TrackedText[] };

/** Hears the main part of a document and collects where comments stand and what was changed. */
export type PlaceCollector = {
  readonly open: (name: string, at: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** Place of each comment by its id. */
  readonly places: () => ReadonlyMap<string, DossierPlace>;
  readonly changes: () => readonly ReadChange[];
  /** Texts beside anchors of a kind, by the item's number. */
  readonly textsAt: (anchor: string) => ReadonlyMap<number, string>;
};

type State = {
  tables: number;
  paragraphs: number;
  fallbacks: number;
  section: number | null;
  block: Block | undefined;
  readonly blocks: Block[];
  /** Anchors of bookmarks that are open, by the bookmark's id. */
  readonly spans: Map<string, { readonly section: number; readonly anchor: string }>;
  readonly comments: Map<string, Block[]>;
};

const commentMarks: ReadonlySet<string> = new Set(['commentRangeStart', 'commentRangeEnd', 'commentReference']);
const mostQuoted = 120;

/** A collector within limits. A comment belongs to the first of its paragraphs or rows that carries an anchor. */
export function placeCollector(caps: Caps): PlaceCollector {
  const state: State = {
    ...{ tables: 0, paragraphs: 0, fallbacks: 0, section: null, block: undefined },
    ...{ blocks: [], spans: new Map(), comments: new Map() },
  };
  return {
    open: (name, at) => {
      if (name === 'Fallback') state.fallbacks += 1;
      if (state.fallbacks > 0) return;
      enter(state, name, caps);
      if (name === 'bookmarkStart') beginBookmark(state, at);
      else if (name === 'bookmarkEnd') state.spans.delete(valueOf(at, 'id') ?? '');
      else if (commentMarks.has(name)) noteComment(state, at);
      state.block?.cells.at(-1)?.open(name, at);
    },
    close: (name) => {
      if (name === 'Fallback') state.fallbacks -= 1;
      if (state.fallbacks > 0) return;
      state.block?.cells.at(-1)?.close(name);
      leave(state, name);
    },
    text: (text) => {
      if (state.fallbacks === 0) state.block?.cells.at(-1)?.text(text);
    },
    places: () => new Map([...state.comments].map(([id, blocks]) => [id, placeOf(blocks)])),
    changes: () => state.blocks.flatMap(changeOf),
    textsAt: (anchor) =>
      new Map(
        state.blocks.flatMap((block) => (block.anchor === anchor && block.section !== null ? [[block.section, block.quote] as const] : [])),
      ),
  };
}

function enter(state: State, name: string, caps: Caps): void {
  if (name === 'tbl') state.tables += 1;
  else if (name === 'p') state.paragraphs += 1;
  const begins = (name === 'tr' && state.tables === 1) || (name === 'p' && state.tables === 0 && state.paragraphs === 1);
  if (begins) state.block = newBlock(state);
  const block = state.block;
  if (block === undefined) return;
  const opensCell = (name === 'tc' && state.tables === 1) || (begins && name === 'p');
  if (opensCell) block.cells.push(trackedText(caps));
}

function leave(state: State, name: string): void {
  const ends = (name === 'tr' && state.tables === 1) || (name === 'p' && state.tables === 0 && state.paragraphs === 1);
  if (name === 'tbl') state.tables -= 1;
  else if (name === 'p') state.paragraphs -= 1;
  const { block } = state;
  if (!ends || block === undefined) return;
  block.quote = block.cells
    .map((cell) => cell.present())
    .join(' ')
    .trim();
  state.blocks.push(block);
  state.block = undefined;
}

function newBlock({ spans, section }: State): Block {
  const open = [...spans.values()].at(-1);
  return { section: open?.section ?? section, anchor: open?.anchor ?? null, quote: '', cells: [] };
}

function beginBookmark(state: State, at: Readonly<Record<string, string>>): void {
  const found = readBookmark(valueOf(at, 'name') ?? '');
  if (found === undefined) return;
  state.spans.set(valueOf(at, 'id') ?? '', found);
  state.section = found.section;
  if (state.block === undefined) return;
  state.block.section = found.section;
  state.block.anchor = found.anchor;
}

function noteComment(state: State, at: Readonly<Record<string, string>>): void {
  const id = valueOf(at, 'id') ?? '';
  const blocks = state.comments.get(id) ?? [];
  // Between two paragraphs there is none: the next one is meant, or nothing.
  const block = state.block ?? { section: state.section, anchor: null, quote: '', cells: [] };
  if (!blocks.includes(block)) blocks.push(block);
  state.comments.set(id, blocks);
}

function placeOf(blocks: readonly Block[]): DossierPlace {
  const found = blocks.find(({ anchor }) => anchor !== null) ?? blocks[0];
  return { section: found?.section ?? null, anchor: found?.anchor ?? null, quote: quoted(found?.quote ?? '') };
}

/** In a row of the table the words stand right of the label. */
function changeOf({ section, anchor, quote, cells }: Block): readonly ReadChange[] {
  const [text] = cells.length > 1 ? cells.slice(1) : cells;
  const by = cells.map((cell) => cell.changedBy()).find((one) => one !== null) ?? null;
  if (by === null || text === undefined) return [];
  return [{ section, anchor, quote: quoted(quote), ...by, text: text.present() }];
}

function quoted(text: string): string {
  return [...text.replace(/\s+/g, ' ')].slice(0, mostQuoted).join('');
}
