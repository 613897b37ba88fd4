import { dayOf } from '../../core/kernel/day.ts';
import { asId } from '../../core/kernel/id.ts';
import { workingDaysBetween } from '../../core/kernel/working-calendar.ts';
import { isOpen, type KnownAlert } from '../../core/supervision/alert/alert.ts';
import { findFixedPairs } from '../../core/supervision/find-pairs.ts';
import { lateAfter, manyVisits, pairing } from '../../core/supervision/running-rules.ts';
import { jointActs, type WaitingPlace, waitingPlaces } from '../casework/read.ts';
import type { Services } from '../platform/services.ts';
import { moveBySystem } from './move-by-system.ts';
import { pairHit } from './pair-hit.ts';
import { placeHit } from './running-hits.ts';
import { listWatched } from './store.ts';
import { type Hit, takeHit } from './take-hit.ts';
import { type WatchGround, watchGround } from './watch-ground.ts';

const pairsOverMs = 180 * 86_400_000;

/**
 * Asks the rules over the running county: steps that are late, steps that come again and again, objections that nobody answered in time, pairs that
 * never part. What is not met any more is noted as gone. Answers how many hits there are.
 */
export async function watchCounty(services: Services): Promise<number> {
  const ground = await watchGround(services);
  const hits = [...(await waitingHits(services, ground)), ...(await pairHits(services, ground))];
  const met = new Set<string>(hits.map((hit) => hit.alertId));
  const rows = await listWatched(services.database.app, services.county);
  const known = new Map(rows.map((row) => [row.alert_id, JSON.parse(row.state) as KnownAlert]));
  for (const hit of hits.filter((one) => !isSaid(known.get(one.alertId), one))) await takeHit(services, hit);
  for (const row of rows) {
    if (met.has(row.alert_id) || known.get(row.alert_id)?.gone === true) continue;
    await moveBySystem(services, asId<'alert'>(row.alert_id), { command: { do: 'note-gone', snapshot: 'casework' }, committed: [] });
  }
  if (hits.length > 0) services.wakeLedger();
  return hits.length;
}

/** True for what an open alert says already: nothing need be written. */
function isSaid(alert: KnownAlert | undefined, hit: Hit): boolean {
  return alert !== undefined && isOpen(alert) && !alert.gone && alert.seen.evidence === hit.evidence;
}

async function waitingHits(services: Services, ground: WatchGround): Promise<readonly Hit[]> {
  const today = dayOf(services.clock.legalNow());
  const rows = await waitingPlaces(services, { dueBefore: today, visitsFrom: manyVisits });
  // Several posts may share a step: it is asked once.
  const places = [...new Map(rows.map((row) => [`${row.case_id} ${row.node}`, row])).values()];
  const isLate = (row: WaitingPlace): boolean =>
    row.due_day !== null && workingDaysBetween(services.calendar, row.due_day, today) > (row.kind === 'objection' ? 0 : lateAfter);
  return places.flatMap((row) => [
    ...(isLate(row) ? placeHit(ground, row.kind === 'objection' ? 'R03' : 'R01', row) : []),
    ...(row.visit >= manyVisits ? placeHit(ground, 'R02', row) : []),
  ]);
}

async function pairHits(services: Services, ground: WatchGround): Promise<readonly Hit[]> {
  const acts = await jointActs(services, services.clock.legalNow() - pairsOverMs);
  const placed = acts.map((act) => ({ ...act, place: JSON.stringify([act.item, act.number, ground.townOf(act.unit), act.node]) }));
  const found = findFixedPairs(placed, pairing, (place) => ground.othersAt(place));
  return found.flatMap((pair) => pairHit(ground, pair));
}
