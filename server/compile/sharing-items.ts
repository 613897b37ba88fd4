import type { Kysely } from 'kysely';

import type { Draft } from '../../core/catalogue/draft/draft.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { loadItem, ownChartOf } from './load-item.ts';
import type { Projected } from './project.ts';
import { rowsSharing } from './store.ts';

/** The items that use the chart of this one, with the chart as it is now: their readiness and risks count with it. */
export async function sharingItems(
  services: Services,
  db: Kysely<Schema>,
  source: { readonly id: string; readonly draft: Draft },
): Promise<readonly Projected[]> {
  const rows = await rowsSharing(db, services.county, source.id).execute();
  const chart = ownChartOf(services, source.draft.content.chart);
  const items = await Promise.all(rows.map(({ item_id }) => loadItem(services, db, item_id)));
  return items.flatMap((item) => {
    const at = item?.events.at(-1)?.at;
    return item === undefined || at === undefined ? [] : [{ id: item.id, draft: item.draft, chart, at }];
  });
}
