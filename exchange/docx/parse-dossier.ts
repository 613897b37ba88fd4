import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { openPackage, outsideTypes, type Package, readRelationships } from '../xlsx/package-parts.ts';
import { StopReading } from '../xlsx/stop-reading.ts';
import type { Caps, WorkbookRefusal } from '../xlsx/workbook.ts';
import { commentCollector, type FoundComment, replyCollector } from './comment-collector.ts';
import { type DossierMark, markAnchor, readMark } from './dossier.ts';
import type { DossierReading, DossierRefusal, ReadComment, Written } from './dossier-reading.ts';
import { placeCollector, type PlaceCollector } from './place-collector.ts';
import { valueOf } from './word-attribute.ts';

/** A link to click and the template of a letter lead nobody anywhere by themselves; a picture or an object from outside does. */
const harmless: ReadonlySet<string> = new Set(['hyperlink', 'attachedTemplate']);
const mostComments = 1_000;

/**
 * Reads comments, replies and tracked changes of a dossier in this thread, within all limits but time and memory: `readDossier` adds those.
 *
 * @source spec:ecma-376-1
 */
export function parseDossier(bytes: Uint8Array, caps: Caps): DossierReading | Refusal<WorkbookRefusal | DossierRefusal> {
  try {
    const from = openPackage(bytes, caps);
    const top = readRelationships(from, '');
    const main = top.find(({ type }) => type === 'officeDocument')?.part;
    if (main === undefined) return refuse('not-a-document', { why: 'no-main-part' });
    const parts = readRelationships(from, main);
    const comments = parts.find(({ type }) => type === 'comments')?.part;
    const reaching = ['', main, ...(comments === undefined ? [] : [comments])].flatMap((part) => outsideTypes(from, part));
    if (reaching.some((type) => !harmless.has(type))) return refuse('document-reaches-outside');
    const collect = placeCollector(caps);
    const isDocument = readMain(from, main, collect);
    if (!isDocument) return refuse('not-a-document', { why: 'other-format' });
    const found = commentsOf(from, comments, caps);
    if (found.length > mostComments) return refuse('too-many-comments', { most: mostComments });
    const replies = parts.find(({ type }) => type === 'commentsExtended')?.part;
    const properties = top.find(({ type }) => type === 'custom-properties')?.part;
    return {
      marks: marksOf(from, properties, collect),
      comments: threadsOf(found, parentsOf(from, replies), collect),
      changes: collect.changes(),
      leftOut: from.leftOut,
    };
  } catch (cause) {
    if (!(cause instanceof StopReading)) throw cause;
    const { refused, because } = cause.refusal;
    return refused === 'not-a-workbook' ? refuse('not-a-document', because) : cause.refusal;
  }
}

function readMain(from: Package, main: string, collect: PlaceCollector): boolean {
  let isDocument = false;
  from.read(main, {
    open: (name, at) => {
      if (name === 'document') isDocument = true;
      collect.open(name, at);
    },
    close: collect.close,
    text: collect.text,
  });
  return isDocument;
}

function commentsOf(from: Package, part: string | undefined, caps: Caps): readonly FoundComment[] {
  if (part === undefined || !from.has(part)) return [];
  const collect = commentCollector(caps, mostComments + 1);
  from.read(part, collect);
  return collect.found();
}

function parentsOf(from: Package, part: string | undefined): ReadonlyMap<string, string> {
  if (part === undefined || !from.has(part)) return new Map();
  const collect = replyCollector();
  from.read(part, collect);
  return collect.parents();
}

/** Replies of replies hang on the first; a reply whose comment is gone is a comment. */
function threadsOf(found: readonly FoundComment[], parents: ReadonlyMap<string, string>, collect: PlaceCollector): readonly ReadComment[] {
  const byParagraph = new Map(found.flatMap((one) => one.paragraphs.filter((id) => id !== '').map((id) => [id, one] as const)));
  const parentOf = (one: FoundComment): FoundComment | undefined => byParagraph.get(parents.get(one.paragraphs.at(-1) ?? '') ?? '');
  const rootOf = (one: FoundComment): FoundComment => {
    const seen = new Set([one]);
    let root = one;
    for (let above = parentOf(root); above !== undefined && !seen.has(above); above = parentOf(root)) {
      seen.add(above);
      root = above;
    }
    return root;
  };
  const roots = new Map(found.map((one) => [one, rootOf(one)]));
  const places = collect.places();
  return found
    .filter((one) => roots.get(one) === one && one.text !== '')
    .map((one) => ({
      ...(places.get(one.id) ?? { section: null, anchor: null, quote: '' }),
      ...writtenOf(one),
      replies: found.filter((other) => other !== one && roots.get(other) === one && other.text !== '').map(writtenOf),
    }));
}

function writtenOf({ author, at, text }: FoundComment): Written {
  return { author, at, text };
}

/** What the file is about: by its properties, or by the line under each heading where a program left these out. */
function marksOf(from: Package, properties: string | undefined, collect: PlaceCollector): ReadonlyMap<number, DossierMark> {
  const marks = new Map<number, DossierMark>();
  for (const [section, text] of collect.textsAt(markAnchor)) note(marks, section, text.replace(/^[^：]*：/, ''));
  if (properties === undefined || !from.has(properties)) return marks;
  let section: number | undefined;
  from.read(properties, {
    open: (name, at) => {
      if (name !== 'property') return;
      const [, number] = /^mingquan-item-([1-9]\d{0,3})$/.exec(valueOf(at, 'name') ?? '') ?? [];
      section = number === undefined ? undefined : Number(number);
    },
    close: () => undefined,
    text: (text) => {
      if (section !== undefined) note(marks, section, text);
    },
  });
  return marks;
}

function note(marks: Map<number, DossierMark>, section: number, text: string): void {
  const mark = readMark(text);
  if (mark !== undefined) marks.set(section, mark);
}
