import { emptyContent } from '../../core/catalogue/draft/content.ts';
import type { DraftEvent, Hand } from '../../core/catalogue/draft/event.ts';
import { foldDraft } from '../../core/catalogue/draft/evolve.ts';
import { citationOf } from '../../core/catalogue/legal-basis.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { addDays, startOfDay } from '../../core/kernel/day.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import type { UnitId } from '../../core/kernel/id.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import type { Staff } from '../../core/org/staff.ts';
import { bulkStatements, type WholeItem } from '../compile/bulk-statements.ts';
import { ownChartOf } from '../compile/load-item.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { historyOf, type ListHands, stateOf } from './list-history.ts';
import { planLists, type PlannedItem } from './plan-lists.ts';

/** Lists of all units with their history: adopted, written, reviewed, commented, published. */
export async function insertLists(services: Services, today: string): Promise<number> {
  const organisation = await services.organisation();
  const { data, staffOn } = organisation;
  const staff = staffOn(today);
  const planned = planLists(
    data,
    services.items.list().map(({ version }) => version),
    today,
  );
  const made = planned.flatMap((item, at) => {
    const hands = handsOf(staff, data, item.unit.id);
    return hands === undefined ? [] : [{ id: newId(), events: eventsOf(services, { item, hands, at, today }) }];
  });
  await inTransaction(services.database.app, async (db) =>
    together(db, await bulkStatements({ services, db, organisation }, wholeItems(services, made))),
  );
  return made.length;
}

type Made = { readonly id: string; readonly events: readonly DraftEvent[] };

function eventsOf(
  services: Services,
  about: { readonly item: PlannedItem; readonly hands: ListHands; readonly at: number; readonly today: string },
) {
  const { item, hands, at, today } = about;
  const content = { ...emptyContent, ...item.fields };
  const state = stateOf(at, item.lineage === null);
  const notInHand = content.basis.some(({ id }) => id === null || citationOf(services.laws, id, today).state === 'text-not-in-hand');
  const hash = contentHash(content as unknown as Canonical);
  const from = startOfDay(addDays(today, -58 + (at % 50))) + 9 * 3_600_000;
  return historyOf(item, { state, hands, from, thread: newId(), frozen: { hash, notInHand } });
}

function wholeItems(services: Services, made: readonly Made[]): readonly WholeItem[] {
  return made.flatMap(({ id, events }) => {
    const draft = foldDraft(events);
    return draft === undefined ? [] : [{ id, events, draft, chart: ownChartOf(services, draft.content.chart) }];
  });
}

/** Who writes, reviews and publishes the list of a unit; undefined where nobody writes lists. */
export function handsOf(staff: Staff, data: OrganisationData, unit: UnitId): ListHands | undefined {
  const at = (role: string, wanted: UnitId | null): Hand | undefined => {
    const post = data.posts.find((one) => one.role === role && (wanted === null || one.unit === wanted));
    const holder = post === undefined ? undefined : staff.holdersOf(role, post.unit).find((one) => one.post === post.id);
    return holder === undefined || post === undefined ? undefined : { person: holder.person, post: post.id };
  };
  const compiler = at('town.compiler', unit) ?? at('bureau.compiler', unit) ?? at('village.clerk', unit);
  const first = at('town.legal-officer', unit) ?? at('bureau.legal-officer', unit) ?? at('justice.reviewer', null);
  const second = at('commission.conduct-officer', null);
  const [namer, publisher] = [at('leading-group.reviewer', null), at('leading-group.head', null)];
  if (compiler === undefined || first === undefined || second === undefined) return undefined;
  return namer === undefined || publisher === undefined ? undefined : { compiler, reviewers: [first, second], namer, publisher };
}
