import type { z } from 'zod';

import type { deskLaw } from '../../contract/desk-law.ts';
import type { LawEvent } from '../../core/catalogue/law/change.ts';
import { touchedBy } from '../../core/catalogue/law/affected.ts';
import type { Staff } from '../../core/org/staff.ts';

type History = z.input<typeof deskLaw>['history'];

/** What the county recorded about a document, the newest first. */
export function historyOf(staff: Staff, events: readonly LawEvent[]): History {
  return events.map((event) => ({ ...about(event), ...hand(staff, event) })).toReversed();
}

function about(event: LawEvent): Pick<History[number], 'article' | 'day' | 'kind' | 'source'> {
  if (event.type === 'law-registered')
    return { kind: 'registered', article: null, day: event.document.validFrom, source: event.document.source };
  const { change } = event;
  const article = 'article' in change ? change.article : (touchedBy(change)?.article ?? null);
  const day = 'from' in change ? change.from : 'lastDay' in change ? change.lastDay : null;
  return { kind: change.kind, article, day, source: change.source };
}

function hand(staff: Staff, { by, at }: LawEvent) {
  return { at, name: staff.findPerson(by.person)?.name ?? '', post: staff.findPost(by.post)?.name ?? null };
}
