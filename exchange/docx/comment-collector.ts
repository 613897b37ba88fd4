import type { Caps } from '../xlsx/workbook.ts';
import type { XmlListener } from '../xlsx/xml-reader.ts';
import type { Written } from './dossier-reading.ts';
import { type TrackedText, trackedText } from './tracked-text.ts';
import { valueOf, writerOf } from './word-attribute.ts';

/** A comment as its part has it; `paragraphs` are the ids by which replies name it. */
export type FoundComment = Written & { readonly id: string; readonly paragraphs: readonly string[] };

/** Hears a part of comments. */
export function commentCollector(caps: Caps, most: number): XmlListener & { readonly found: () => readonly FoundComment[] } {
  const found: FoundComment[] = [];
  let current: { readonly at: Readonly<Record<string, string>>; readonly paragraphs: string[]; readonly text: TrackedText } | undefined;
  return {
    open: (name, at) => {
      if (name === 'comment') {
        // One too many tells that there are too many; the rest need not be kept.
        if (found.length < most) current = { at, paragraphs: [], text: trackedText(caps) };
      } else if (name === 'p') current?.paragraphs.push(valueOf(at, 'paraId') ?? '');
      current?.text.open(name, at);
    },
    close: (name) => {
      current?.text.close(name);
      if (name !== 'comment' || current === undefined) return;
      const { at, paragraphs, text } = current;
      found.push({ id: valueOf(at, 'id') ?? '', ...writerOf(at), text: text.present(), paragraphs });
      current = undefined;
    },
    text: (text) => current?.text.text(text),
    found: () => found,
  };
}

/** Hears which comment answers which, by the ids of their last paragraphs. */
export function replyCollector(): XmlListener & { readonly parents: () => ReadonlyMap<string, string> } {
  const parents = new Map<string, string>();
  return {
    open: (name, at) => {
      const [own, parent] = [valueOf(at, 'paraId'), valueOf(at, 'paraIdParent')];
      if (name === 'commentEx' && own !== undefined && parent !== undefined) parents.set(own, parent);
    },
    close: () => undefined,
    text: () => undefined,
    parents: () => parents,
  };
}
