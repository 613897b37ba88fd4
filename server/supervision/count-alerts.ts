import { isOpen, type KnownAlert } from '../../core/supervision/alert/alert.ts';
import type { AlertContext } from '../../core/supervision/alert/context.ts';
import { urgencyOf } from '../../core/supervision/alert/deadlines.ts';
import { dueOfStage } from '../../core/supervision/alert/let-days-pass.ts';
import { type AlertCounts, alertFamilies, type AlertFamily, type AlertShow, alertShows } from '../../contract/alert-views.ts';
import type { Listed, Lists } from './list-alerts.ts';

/** Whether an alert stands in a list. One answer for the number and for the list that it opens. */
export function isShown(show: AlertShow, { alert, mine }: Listed, context: AlertContext): boolean {
  switch (show) {
    case 'mine':
      // Nobody is bound to look at a hint, and a look back makes no work before its last day is near.
      if (mine === null || (alert.severity === 'hint' && alert.stage.at === 'self-check')) return false;
      return mine !== 'look-back' || urgencyFor(alert, context) !== 'in-time';
    case 'open':
      return isOpen(alert);
    case 'overdue':
      return isOpen(alert) && ['late', 'very-late'].includes(urgencyFor(alert, context));
    case 'rectify':
      return alert.stage.at === 'rectify' || alert.stage.at === 'check';
    case 'look-back':
      return alert.stage.at === 'cleared' && alert.stage.lookBackOn !== null;
    case 'closed':
      return !isOpen(alert);
  }
}

/** How pressing the present stage of an alert is. */
export function urgencyFor(alert: KnownAlert, context: AlertContext) {
  return urgencyOf({ since: alert.stage.since, due: dueOfStage(alert) }, context);
}

/** The family of a rule. */
export function familyOf(alert: Pick<KnownAlert, 'rule'>): AlertFamily | undefined {
  return alertFamilies.find((family) => alert.rule.startsWith(family));
}

/** All numbers of a reader's alerts. */
export function countAlerts({ all, context }: Pick<Lists, 'all' | 'context'>): AlertCounts {
  const count = (is: (one: Listed) => boolean): number => all.filter(is).length;
  const open = all.filter(({ alert }) => isOpen(alert));
  const ordered = all.filter(({ alert }) => alert.verified?.remedy.kind === 'fix');
  return {
    byShow: Object.fromEntries(alertShows.map((show) => [show, count((one) => isShown(show, one, context))])) as AlertCounts['byShow'],
    red: open.filter(({ alert }) => alert.lamp === 'red').length,
    yellow: open.filter(({ alert }) => alert.lamp === 'yellow').length,
    ordered: ordered.length,
    checked: ordered.filter(({ alert }) => alert.checker !== null).length,
    byFamily: alertFamilies
      .map((family) => ({ family, count: open.filter(({ alert }) => familyOf(alert) === family).length }))
      .filter((one) => one.count > 0)
      .toSorted((a, b) => b.count - a.count),
  };
}
