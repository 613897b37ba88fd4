import type { ActivityView, ItemView } from '../../contract/public-views.ts';
import { type Day, dayOf, yearOf } from '../../core/kernel/day.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import type { LivingItem, Services } from '../platform/services.ts';
import { qrOf } from '../platform/qr.ts';
import { frozenItemView, itemView } from './item-view.ts';
import { levelName, noticeCard } from './cards.ts';
import { countOfItem, notices, postingsOfItem, versionsOfItem, weeksOfItem } from './store.ts';

type Frozen = ReturnType<typeof frozenItemView>;

/** Views that change only with version, day and the laws. */
const frozen = new Map<string, Frozen>();

function frozenOf(services: Services, item: LivingItem, today: Day): Frozen {
  const key = `${item.version.hash}/${today}/${String(services.lawsEdition())}`;
  const known = frozen.get(key);
  if (known !== undefined) return known;
  if (frozen.size > 1_000) frozen.clear();
  const view = frozenItemView(item.version, services.laws, today);
  frozen.set(key, view);
  return view;
}

/** The item page; `number` asks for a certain version. Undefined when there is no such item or version. */
export async function itemPageView(services: Services, code: string, number?: number): Promise<ItemView | undefined> {
  const now = services.clock.legalNow();
  const today = dayOf(now);
  const current = services.items.findCurrent(code, today);
  const versions = services.items.list().filter(({ version }) => version.item.code === code);
  const item = number === undefined ? (current ?? versions.at(-1)) : versions.find(({ version }) => version.number === number);
  if (item === undefined) return undefined;
  const { county } = services;
  const read = await inTransaction(services.database.published, (db) =>
    together(db, [
      versionsOfItem(db, county, code),
      countOfItem(db, county, { code, year: yearOf(today) }),
      weeksOfItem(db, county, code),
      notices(db, county).where('n.item_code', '=', code).where('n.state', '!=', 'over').orderBy('n.until_day').limit(5),
      postingsOfItem(db, county, code),
    ]),
  );
  const [published, counts, weeks, noticed, hanging] = read;
  return itemView(item.version, frozenOf(services, item, today), {
    unit: ownerOf(item, (await services.organisation()).data),
    ...{ today, current: current?.version.number === item.version.number },
    others: published.rows
      .filter((row) => row.number !== item.version.number)
      .map((row) => ({ number: row.number, effectiveFrom: row.effective_from })),
    ledgerIndex: published.rows.find((row) => row.number === item.version.number)?.ledger_index ?? null,
    restraint: services.restraintOf(item.version.hash),
    activity: activityOf(counts.rows[0], weeks.rows),
    notices: noticed.rows.map((row) => noticeCard(row, today)),
    hanging: hanging.rows,
    qr: qrOf(`${services.siteUrl()}/i/${code}`),
  });
}

function activityOf(
  count: { readonly acts: number; readonly last_day: string; readonly smaller_groups: boolean } | undefined,
  weeks: readonly { readonly town: string; readonly week_from: string; readonly acts: number }[],
): ActivityView {
  return {
    actsThisYear: count?.acts ?? 0,
    weeks: weeks.map((row) => ({ town: row.town, weekFrom: row.week_from, acts: row.acts })),
    smallerGroups: count?.smaller_groups ?? false,
    lastActDay: count?.last_day ?? null,
  };
}

/** Whose item it is: all villages, all towns (the county's page lists them), or the bureau of its posts. */
function ownerOf(item: LivingItem, organisation: OrganisationData): { readonly code: string; readonly name: string } {
  const { level, responsiblePosts } = item.version.item;
  const county = organisation.units.find((unit) => unit.parent === null);
  if (level !== 'county') return { code: county?.code ?? '', name: levelName(level) };
  const post = organisation.posts.find((candidate) => responsiblePosts.includes(candidate.role));
  const bureau = organisation.units.find((unit) => unit.id === post?.unit);
  return { code: bureau?.code ?? county?.code ?? '', name: bureau?.name ?? levelName(level) };
}
