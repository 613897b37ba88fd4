import { instantText } from '../../core/kernel/instant.ts';
import type { AlertEvent } from '../../core/supervision/alert/event.ts';
import type { AlertHistoryLine } from '../../contract/alert-views.ts';
import type { Services } from '../platform/services.ts';
import { placeText } from './place-text.ts';
import type { SeenAlert } from './seen-alert.ts';

/** Everything that happened, newest first. */
export function historyOf(services: Services, seen: SeenAlert): readonly AlertHistoryLine[] {
  return seen.loaded.events
    .map((event, index) => ({
      type: event.type,
      at: instantText(event.at),
      by: nameOf(seen, event.by),
      text: mayRead(seen, event) ? (seen.loaded.texts.get(index + 1) ?? null) : null,
      detail: detailOf(services, event),
    }))
    .toReversed();
}

/** Post and name of who acted. */
export function nameOf({ organisation, context }: Pick<SeenAlert, 'organisation' | 'context'>, by: AlertEvent['by']): string | null {
  if (by.kind !== 'official') return null;
  const name = organisation.data.persons.find((person) => person.id === by.person)?.name ?? '';
  return `${context.staff.findPost(by.post)?.name ?? ''} ${name}`.trim();
}

/** Whoever supervises reads all; the unit what it wrote itself and what was found; one concerned what he wrote himself. */
function mayRead({ eye, person }: SeenAlert, event: AlertEvent): boolean {
  if (eye === 'supervisor') return true;
  if (event.by.kind === 'official' && event.by.person === person) return true;
  const forUnit: ReadonlySet<AlertEvent['type']> = new Set([
    'self-check-answered',
    'answer-sent-back',
    'finding-agreed',
    'fix-reported',
    'fix-refused',
  ]);
  return eye === 'unit' && forUnit.has(event.type);
}

function detailOf(services: Services, event: AlertEvent): AlertHistoryLine['detail'] {
  switch (event.type) {
    case 'finding-made':
    case 'finding-agreed':
      return { outcome: event.outcome };
    case 'self-check-answered':
      return { answer: event.answer };
    case 'fix-ordered':
    case 'fix-refused':
      return { dueDay: event.dueDay };
    case 'alert-cleared': {
      const { how, cause, filterUntil, lookBackOn } = event;
      return { how, cause, filterUntil, lookBackOn, place: event.place === null ? null : placeText(services, event.place) };
    }
    case 'alert-raised':
    case 'hit-repeated':
    case 'hit-suppressed':
    case 'hit-gone':
    case 'alert-reopened':
    case 'statement-given':
    case 'answer-sent-back':
    case 'finding-disputed':
    case 'fix-reported':
    case 'fix-accepted':
    case 'revision-opened':
    case 'look-back-held':
    case 'delay-noted':
    case 'personal-data-opened':
    case 'lead-handed-over':
      return {};
  }
}
