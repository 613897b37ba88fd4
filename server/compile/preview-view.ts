import type { ItemView } from '../../contract/public-views.ts';
import { powerItemOf } from '../../core/catalogue/draft/to-power-item.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { DeskServices } from './desk-services.ts';
import { chartOf, loadItem } from './load-item.ts';
import { rightsOf } from './policy.ts';
import { visibleItem } from './visible-item.ts';

const noChart: Chart = { nodes: [], edges: [], constraints: [], variants: [] };

/** The draft as its public page will show it, for who may see the draft; undefined for all others. Its code opens the draft at the desk. */
export async function previewView(services: DeskServices, id: string, person: PersonId): Promise<ItemView | undefined> {
  const db = services.database.app;
  const found = await loadItem(services, db, id);
  if (found === undefined) return undefined;
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  const loaded = visibleItem(found, rightsOf(staff, person, found.draft.unit));
  const unit = staff.findUnit(found.draft.unit);
  if (loaded === undefined || unit === undefined) return undefined;
  const { content } = loaded.draft;
  const chart = (await chartOf(services, db, content.chart)) ?? noChart;
  const item = powerItemOf(content, { code: content.code ?? '—', level: unit.level, chart });
  return services.draftView({
    item,
    unit: { code: unit.code, name: unit.name },
    address: `${services.siteUrl()}/console/items/${id}`,
  });
}
