import type { ItemCard, UnitView } from '../../contract/public-views.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Services } from '../platform/services.ts';
import { itemCard, kindName, noticeCard } from './cards.ts';
import { listUnits } from './home.ts';
import { type ListQuestion, publishedList } from './published-list.ts';
import { currentItems, holdersOfUnit, notices } from './store.ts';
import { unitBody } from './unit-body.ts';

/** What a unit may do, its posts and holders, what hangs on its board. Undefined when there is no such unit. */
export async function unitView(
  services: Services,
  code: string,
  question: ListQuestion = { query: '', category: '' },
): Promise<UnitView | undefined> {
  const { county } = services;
  const db = services.database.published;
  const today = dayOf(services.clock.legalNow());
  const row = await db
    .selectFrom('published.unit')
    .select(['unit_id', 'code', 'name', 'kind', 'parent_id'])
    .where('county_id', '=', county)
    .where('code', '=', code)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const units = await listUnits(services);
  const items = await currentItems(db, county, { today, unitId: row.unit_id }).execute();
  const holders = await holdersOfUnit(db, county, row.unit_id).execute();
  const hanging = await notices(db, county).where('n.unit_id', '=', row.unit_id).orderBy('n.until_day', 'desc').limit(20).execute();
  const own = units.find((unit) => unit.code === code);
  return {
    code: row.code,
    name: row.name,
    kind: kindName(row.kind),
    parent: units.find((unit) => unit.code === own?.parent) ?? null,
    children: units.filter((unit) => unit.parent === code),
    list: await publishedList(services, row.unit_id, question),
    categories: byCategory(items.map(itemCard)),
    posts: byPost(holders),
    notices: hanging.map((notice) => noticeCard(notice, today)),
    body: await unitBody(services, { unit: row.unit_id, day: today }),
  };
}

function byCategory(cards: readonly ItemCard[]): UnitView['categories'] {
  const newest = [...new Map(cards.map((card) => [card.code, card])).values()];
  const names = [...new Set(newest.map((card) => card.category))];
  return names.map((name) => ({ name, items: newest.filter((card) => card.category === name) }));
}

function byPost(rows: readonly { readonly post_name: string; readonly person_name: string }[]): UnitView['posts'] {
  const posts = new Map<string, string[]>();
  for (const row of rows) posts.set(row.post_name, [...(posts.get(row.post_name) ?? []), row.person_name]);
  return [...posts].map(([post, holders]) => ({ post, holders }));
}
