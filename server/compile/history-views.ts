import { historySentence } from '../../contract/desk-sentence.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { personView } from './people.ts';
import type { Seen } from './review-views.ts';

/** What happened to the item, the newest first. Versions are positions in what the asker may see. */
export function historyViews({ staff, loaded }: Seen) {
  return loaded.events
    .map((event, index) => ({
      ...{ version: index + 1, at: instantText(event.at), by: personView(staff, event.by), kind: event.type as string },
      sentence: historySentence(event),
    }))
    .toReversed();
}

/** Versions that were published, the newest first. */
export function versionViews({ staff, loaded }: Seen) {
  const { draft } = loaded;
  return draft.published
    .map(({ number, version, hash, effectiveFrom, by, changes }, index) => ({
      ...{ number, version, hash, effectiveFrom, by: personView(staff, by), changes: [...changes] },
      withdrawn: draft.isWithdrawn && index === draft.published.length - 1,
    }))
    .toReversed();
}
