import type { Draft } from '../../core/catalogue/draft/draft.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { foldDraft } from '../../core/catalogue/draft/evolve.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';

/** An item as it was published once, and when and why that was withdrawn; what has been written since is not in it. */
export type PublishedSide = { readonly draft: Draft; readonly withdrawn: { readonly reason: string; readonly on: Day } | null };

/** What of an item is public on a day: the version shown, and one that takes its place on a later day. */
export type PublishedSides = { readonly shown: PublishedSide; readonly coming: PublishedSide | null };

type Place = { readonly at: number; readonly from: Day };
type Folded = { readonly shown: Place; readonly withdrawn: PublishedSide['withdrawn']; readonly coming: Place | null };

/**
 * What of an item is public on a day, from its events alone; undefined while it never was published. The first version is shown at once, with its
 * day; a later one waits for its day; a withdrawal ends both.
 */
export function publishedSidesOf(events: readonly DraftEvent[], today: Day): PublishedSides | undefined {
  let folded: Folded | undefined;
  for (const [at, event] of events.entries()) {
    if (event.type === 'item-published') {
      const place = { at, from: event.effectiveFrom };
      const before = begun(folded, dayOf(event.at));
      const waits = event.effectiveFrom > dayOf(event.at);
      folded = { ...(waits && before !== undefined ? before : { shown: place, withdrawn: null }), coming: waits ? place : null };
    } else if (event.type === 'item-withdrawn') {
      const on = dayOf(event.at);
      const before = begun(folded, on);
      if (before !== undefined) folded = { ...before, withdrawn: { reason: event.reason, on }, coming: null };
    }
  }
  const now = begun(folded, today);
  const draftAt = ({ at }: Place): Draft | undefined => foldDraft(events.slice(0, at + 1));
  const shown = now === undefined ? undefined : draftAt(now.shown);
  if (now === undefined || shown === undefined) return undefined;
  const coming = now.coming === null ? undefined : draftAt(now.coming);
  return { shown: { draft: shown, withdrawn: now.withdrawn }, coming: coming === undefined ? null : { draft: coming, withdrawn: null } };
}

/** A version whose day has come is the one that is shown. */
function begun(folded: Folded | undefined, today: Day): Folded | undefined {
  const coming = folded?.coming ?? null;
  return coming === null || coming.from > today ? folded : { shown: coming, withdrawn: null, coming: null };
}
