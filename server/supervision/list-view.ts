import type { PersonId } from '../../core/kernel/id.ts';
import { topicOf } from '../../core/supervision/cockpit.ts';
import { precisionOf } from '../../core/supervision/precision.ts';
import type { AlertFamily, AlertListView, AlertShow, RulePrecision } from '../../contract/alert-views.ts';
import type { Services } from '../platform/services.ts';
import { cardsOf } from './alert-cards.ts';
import { countAlerts, isShown } from './count-alerts.ts';
import { type Listed, listsFor } from './list-alerts.ts';
import { ruleCards } from './rule-cards.ts';
import { outcomesByRule } from './rule-outcomes.ts';
import { countOutcomes } from './store.ts';

/** Cards on one page. */
const mostCards = 60;

/** `/work/alerts`; undefined when there is no such page for the person. */
export async function listView(
  services: Services,
  person: PersonId,
  wish: { readonly show: AlertShow | null; readonly family: AlertFamily | null },
): Promise<AlertListView | undefined> {
  const lists = await listsFor(services, person);
  if (lists === undefined) return undefined;
  const counts = countAlerts(lists);
  const show = wish.show ?? (counts.byShow.mine > 0 ? 'mine' : 'open');
  const shown = lists.all.filter(
    (one) => isShown(show, one, lists.context) && (wish.family === null || topicOf(one.alert.rule) === wish.family),
  );
  const cards = await cardsOf(services, shown.toSorted(moreUrgent).slice(0, mostCards), lists);
  return {
    ...{ show, family: wish.family, counts, cards, left: Math.max(0, shown.length - mostCards) },
    precision: lists.supervises ? await precisionList(services) : null,
  };
}

/** Red before yellow, then what is due first. */
function moreUrgent(a: Listed, b: Listed): number {
  const rank = { red: 0, yellow: 1, none: 2 };
  return rank[a.alert.lamp] - rank[b.alert.lamp];
}

async function precisionList({ database, county }: Services): Promise<readonly RulePrecision[]> {
  const byRule = outcomesByRule(await countOutcomes(database.app, county));
  const percent = (share: number): number => Math.round(share * 100);
  return [...byRule]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([rule, outcomes]) => {
      const precision = precisionOf(outcomes);
      if (precision === null) return [];
      const { right, of, share, low, high } = precision;
      const name = ruleCards().get(rule)?.name ?? rule;
      return [{ rule, name, right, of, share: percent(share), low: percent(low), high: percent(high), unchecked: outcomes.unchecked }];
    });
}
