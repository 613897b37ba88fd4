import { addDays, dayOf, startOfDay } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import type { AlertId, KnownAlert } from '../../core/supervision/alert/alert.ts';
import { answererOf } from '../../core/supervision/alert/authority.ts';
import { sweepRegisters } from '../administration/sweep-registers.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { actOnAlert } from '../supervision/act-on-alert.ts';
import type { AlertLine } from '../supervision/alert-line.ts';
import { alertContext } from '../supervision/alert-context.ts';
import { findRow } from '../supervision/find-row.ts';
import { takeAlerts } from '../supervision/take-alerts.ts';
import { alertIdOf } from '../supervision/take-hit.ts';
import { type AlertPlan, alertPlans, type AlertStep } from './demo-alert-plans.ts';
import { demoWishes } from './demo-alert-wishes.ts';
import { handClock, type HandClock } from './demo-clock.ts';

const hourMs = 3_600_000;

/** Sweeps the registers of the demo county once and lets their alerts live by the plans. Answers how many were raised; undefined when it was done before. */
export async function openDemoAlerts(real: Services, settings: Settings, signal: AbortSignal): Promise<number | undefined> {
  if (await findRow(real)) return undefined;
  const today = dayOf(real.clock.realNow());
  const swept = await sweepRegisters(settings, today, signal);
  if (swept === undefined) return undefined;
  const clock = handClock(startOfDay(today));
  const services = { ...real, clock };
  const planned = alertPlans.flatMap((plan) => {
    const line = swept.lines.filter((one) => one.rule === plan.rule)[plan.nth];
    return line === undefined ? [] : [{ plan, line }];
  });
  for (const { plan, line } of planned) await live(services, { plan, line, today });
  clock.set(startOfDay(addDays(today, -3)) + 9 * hourMs);
  await takeAlerts(services, { lines: swept.lines.filter((line) => !planned.some((one) => one.line === line)), ran: null });
  return swept.lines.length;
}

type DemoServices = Services & { readonly clock: HandClock };

async function live(
  services: DemoServices,
  about: { readonly plan: AlertPlan; readonly line: AlertLine; readonly today: string },
): Promise<void> {
  const { plan, line, today } = about;
  services.clock.set(startOfDay(addDays(today, -plan.raised)) + 9 * hourMs);
  await takeAlerts(services, { lines: [line], ran: null });
  const alertId = alertIdOf(services.keys, line.rule, line.object);
  for (const step of plan.steps) {
    services.clock.set(startOfDay(addDays(today, -step.ago)) + 10 * hourMs);
    await take(services, alertId, step);
  }
}

async function take(services: DemoServices, alertId: AlertId, step: AlertStep): Promise<void> {
  const { wish, text } = demoWishes[step.does];
  const person = await actorOf(services, alertId, step.by);
  if (person === undefined) return;
  const asked = { alertId, commandId: newId(), owner: person, bodyHash: 'demo', person, expectedVersion: null };
  const answer = await actOnAlert(services, { ...asked, wish, text });
  if (isRefusal(answer)) throw new Fault('demo-alert-stuck', { refused: answer.refused, does: step.does });
}

/** A head of the unit whom the rows do not concern, an officer or the leader of the commission; undefined when there is none. */
async function actorOf(services: DemoServices, alertId: AlertId, by: AlertStep['by']): Promise<PersonId | undefined> {
  const organisation = await services.organisation();
  const context = alertContext(services, organisation);
  const row = await findRow(services, alertId);
  if (row === undefined) return undefined;
  const alert = JSON.parse(row) as KnownAlert;
  const staff = organisation.staffOn(dayOf(context.now));
  const holders = (role: string): readonly PersonId[] => [...new Set(staff.holdersOf(role, alert.unit).map((one) => one.person))];
  const officers = holders('commission.conduct-officer');
  if (by === 'first') return officers[0];
  if (by === 'second') return officers[1];
  if (by === 'leader') return holders('commission.leader')[0];
  const sitting = organisation.data.persons.map((one) => asId<'person'>(one.id)).filter((one) => !alert.concerned.includes(one));
  return sitting.find((one) => answererOf(one, { alert, context }) !== undefined);
}
