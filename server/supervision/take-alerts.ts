import { dayOf } from '../../core/kernel/day.ts';
import { asId } from '../../core/kernel/id.ts';
import type { KnownAlert } from '../../core/supervision/alert/alert.ts';
import { isTooOftenWrong, type RuleOutcomes } from '../../core/supervision/precision.ts';
import type { Services } from '../platform/services.ts';
import { type AlertLine, contentOfLine, severityOf } from './alert-line.ts';
import { concernedIn, staffNumbersIn, unitOf } from './place-hit.ts';
import { outcomesByRule } from './rule-outcomes.ts';
import { countOutcomes, listSwept, personsByLogin } from './store.ts';
import { type HitEffect, moveBySystem } from './move-by-system.ts';
import { alertIdOf, type Hit, takeHit } from './take-hit.ts';

/** How a sweep's alerts were taken. */
export type TakenAlerts = Readonly<Record<HitEffect | 'gone', number>>;

/**
 * Takes the alerts of a sweep, one transaction each; taken twice they are taken once. What rules that ran do not hit any more is noted as gone.
 *
 * @param ran numbers of the rules that ran over the data; null when that is not known
 */
export async function takeAlerts(
  services: Services,
  sweep: { readonly lines: readonly AlertLine[]; readonly ran: readonly string[] | null },
): Promise<TakenAlerts> {
  const { database, county, keys } = services;
  const outcomes = outcomesByRule(await countOutcomes(database.app, county));
  const taken = { raised: 0, reopened: 0, repeated: 0, quiet: 0, same: 0, gone: 0 };
  const hit = new Set<string>();
  for (const line of sweep.lines) {
    const alertId = alertIdOf(keys, line.rule, line.masked === true ? `key:${line.key}` : line.object);
    hit.add(alertId);
    taken[await takeHit(services, await hitOf(services, line, { alertId, outcomes: outcomes.get(line.rule) }))] += 1;
  }
  const snapshot = sweep.lines[0]?.evidence.snapshot ?? 'nothing';
  for (const row of await listSwept(database.app, county, sweep.ran ?? [])) {
    if (hit.has(row.alert_id) || (JSON.parse(row.state) as KnownAlert).gone) continue;
    await moveBySystem(services, asId<'alert'>(row.alert_id), { command: { do: 'note-gone', snapshot }, committed: [] });
    taken.gone += 1;
  }
  services.wakeLedger();
  return taken;
}

async function hitOf(
  services: Services,
  line: AlertLine,
  about: { readonly alertId: Hit['alertId']; readonly outcomes: RuleOutcomes | undefined },
): Promise<Hit> {
  const { database, county, clock } = services;
  const content = contentOfLine(line);
  const persons = await personsByLogin(database.app, county, staffNumbersIn(content));
  const concerned = concernedIn(content, persons);
  const organisation = await services.organisation();
  const staff = organisation.staffOn(dayOf(clock.legalNow()));
  return {
    alertId: about.alertId,
    rule: line.rule,
    ruleVersion: line.version,
    // A rule that is nearly always wrong asks without asking anybody to answer.
    severity: about.outcomes !== undefined && isTooOftenWrong(about.outcomes) ? 'hint' : severityOf(line),
    objectType: line.object_type,
    unit: unitOf(content, { organisation, staff, concerned }),
    concerned,
    evidence: line.evidence.hash,
    snapshot: line.evidence.snapshot,
    content,
  };
}
