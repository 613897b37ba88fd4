import type { Draft } from '../../core/catalogue/draft/draft.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { foldDraft } from '../../core/catalogue/draft/evolve.ts';

/** An item as it was published last, and why it was withdrawn since; what has been written since is not in it. */
export type PublishedSide = { readonly draft: Draft; readonly withdrawn: string | null };

/** What of an item is public; undefined while it never was. */
export function publishedSideOf(events: readonly DraftEvent[]): PublishedSide | undefined {
  const last = events.findLastIndex(({ type }) => type === 'item-published');
  const draft = last < 0 ? undefined : foldDraft(events.slice(0, last + 1));
  if (draft === undefined) return undefined;
  const withdrawal = events.slice(last + 1).findLast((event) => event.type === 'item-withdrawn');
  return { draft, withdrawn: withdrawal?.reason ?? null };
}
