import { isOpen, type KnownAlert } from '../../core/supervision/alert/alert.ts';
import type { AlertView } from '../../contract/alert-views.ts';
import type { Services } from '../platform/services.ts';
import { cardsOf } from './alert-cards.ts';
import { nameOf } from './alert-history.ts';
import { eyeOf } from './policy.ts';
import type { SeenAlert } from './seen-alert.ts';
import { listBeside } from './store.ts';

/** Open alerts that stand on one of the same rows, as far as the reader sees them. */
export async function besideOf(services: Services, seen: SeenAlert): Promise<AlertView['beside']> {
  if (seen.eye === 'concerned') return [];
  const rows = await listBeside(services.database.app, services.county, seen.alert.alertId);
  const others = rows
    .map((row) => ({ alert: JSON.parse(row.state) as KnownAlert, version: row.version, mine: null }))
    .filter(({ alert }) => isOpen(alert) && eyeOf(seen.person, { alert, context: seen.context }) !== undefined);
  return cardsOf(services, others, seen);
}

/** The first finding, for who is to settle it. */
export function findingOf(seen: SeenAlert): AlertView['finding'] {
  const { stage } = seen.alert;
  if (seen.eye !== 'supervisor' || stage.at !== 'verify' || stage.finding === null) return null;
  const at = seen.loaded.events.findLastIndex((event) => event.type === 'finding-made');
  const event = seen.loaded.events[at];
  return event === undefined
    ? null
    : { outcome: stage.finding.outcome, by: nameOf(seen, event.by) ?? '', text: seen.loaded.texts.get(at + 1) ?? null };
}
