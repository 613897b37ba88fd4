import { writable } from '../../core/catalogue/draft/change-content.ts';
import type { Draft } from '../../core/catalogue/draft/draft.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { foldDraft } from '../../core/catalogue/draft/evolve.ts';
import type { LoadedItem } from './load-item.ts';
import type { Rights } from './policy.ts';

/** Events that write the list: those after the last submission are their compilers' alone. */
const writing: ReadonlySet<DraftEvent['type']> = new Set<DraftEvent['type']>([
  ...(['fields-changed', 'value-set-aside', 'set-aside-dropped', 'suggestion-taken'] as const),
]);

/**
 * The item as the asker may see it: compilers of the unit see all, everybody else what was submitted last. Undefined when for him there is none.
 */
export function visibleItem(loaded: LoadedItem, rights: Rights): LoadedItem | undefined {
  const { draft, events } = loaded;
  if (draft.status === 'removed' || rights.size === 0) return undefined;
  if (rights.has('compile')) return loaded;
  const submitted = events.findLastIndex(({ type }) => type === 'item-submitted');
  if (submitted < 0) return undefined;
  if (!writable.has(draft.status)) return loaded;
  const seen = events.filter((event, index) => index < submitted || !writing.has(event.type));
  const shown = foldDraft(seen);
  // Versions stay those of the stream, so that what he sees can be named.
  const kept: Draft | undefined =
    shown === undefined ? undefined : { ...shown, version: draft.version, contentVersion: draft.contentVersion };
  return kept === undefined ? undefined : { ...loaded, draft: kept, events: seen };
}
