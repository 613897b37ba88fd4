import { isOpen } from '../../core/supervision/alert/alert.ts';
import type { AlertContext } from '../../core/supervision/alert/context.ts';
import { isForToday, topicOf, topics, urgencyFor } from '../../core/supervision/cockpit.ts';
import { type AlertCounts, type AlertShow, alertShows } from '../../contract/alert-views.ts';
import type { Listed, Lists } from './list-alerts.ts';

/** Whether an alert stands in a list. One answer for the number and for the list that it opens. */
export function isShown(show: AlertShow, { alert, mine }: Listed, context: AlertContext): boolean {
  switch (show) {
    case 'mine':
      return isForToday({ alert, mine }, context);
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
    byFamily: topics
      .map((family) => ({ family, count: open.filter(({ alert }) => topicOf(alert.rule) === family).length }))
      .filter((one) => one.count > 0)
      .toSorted((a, b) => b.count - a.count),
  };
}
