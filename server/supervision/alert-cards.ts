import { dayOf } from '../../core/kernel/day.ts';
import { daysLeft } from '../../core/kernel/deadline.ts';
import { urgencyFor } from '../../core/supervision/cockpit.ts';
import { dueOfStage } from '../../core/supervision/alert/let-days-pass.ts';
import type { AlertCard } from '../../contract/alert-views.ts';
import type { Services } from '../platform/services.ts';
import type { AlertContent } from './alert-content.ts';
import type { Listed, Lists } from './list-alerts.ts';
import { contentsFrom } from './alert-contents.ts';
import { ruleCards } from './rule-cards.ts';
import { valuesOfAlerts } from './store.ts';

/** An alert as lists show it. */
export function cardOf(
  listed: Listed,
  content: AlertContent | undefined,
  { context, organisation }: Pick<Lists, 'context' | 'organisation'>,
): AlertCard {
  const { alert, mine } = listed;
  const due = dueOfStage(alert);
  const daysUnit = alert.stage.at === 'cleared' ? 'day' : 'working-day';
  return {
    ...{ id: alert.alertId, rule: alert.rule, ruleName: content?.name ?? ruleCards().get(alert.rule)?.name ?? alert.rule },
    ...{ sentence: content?.sentence ?? '', severity: alert.severity, lamp: alert.lamp, stage: alert.stage.at, mine },
    unitName: organisation.data.units.find((unit) => unit.id === alert.unit)?.name ?? '',
    outcome: alert.verified?.outcome ?? null,
    dueDay: due,
    daysLeft: due === null ? null : daysLeft(due, dayOf(context.now), { unit: daysUnit, calendar: context.calendar }),
    daysUnit,
    urgency: urgencyFor(alert, context),
    hits: alert.hits,
    relapses: alert.relapses,
  };
}

/** Cards with their sentences, read in one trip. */
export async function cardsOf(services: Services, listed: readonly Listed[], lists: Pick<Lists, 'context' | 'organisation'>) {
  const { database, county, keys } = services;
  const ids = listed.map(({ alert }) => alert.alertId);
  const values = ids.length === 0 ? [] : await valuesOfAlerts(database.app, county, ids).execute();
  const contents = contentsFrom(keys, values);
  return listed.map((one) => cardOf(one, contents.get(one.alert.alertId), lists));
}
