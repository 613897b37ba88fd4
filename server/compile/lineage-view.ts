import type { z } from 'zod';

import type { deskItem } from '../../contract/desk-item.ts';
import { differenceSentences } from '../../contract/difference-sentence.ts';
import { emptyContent } from '../../core/catalogue/draft/content.ts';
import { differenceOf } from '../../core/catalogue/draft/difference.ts';
import type { Lineage } from '../../core/catalogue/draft/event.ts';
import { adopt } from '../../core/catalogue/draft/from-power-item.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import type { DeskServices } from './desk-services.ts';
import type { LoadedItem } from './load-item.ts';

type View = z.input<typeof deskItem>['lineage'];

/** Where an item came from, whether there is something newer, and what was changed here since; null for what began empty. */
export function lineageView(
  services: DeskServices,
  about: { readonly loaded: LoadedItem; readonly chart: Chart | null; readonly organisation: OrganisationSnapshot },
): View {
  const { loaded, chart, organisation } = about;
  const { draft } = loaded;
  const lineage = draft.lineage ?? chartLineage(services, loaded);
  if (lineage === null) return null;
  const source = services.items.findByHash(lineage.hash)?.version;
  if (source === undefined) return { ...lineage, name: '', from: null, newer: null, local: [] };
  const now = services.items.findCurrent(lineage.code, dayOf(services.clock.legalNow()))?.version;
  // Of an item that took the chart alone, the rest has nothing to differ from.
  const before = draft.lineage === null ? draft.content : { ...emptyContent, ...adopt(source).fields };
  const content = { ...draft.content, chart: before.chart };
  const changes = differenceOf({ content: before, chart: source.item.chart }, { content, chart });
  return {
    ...lineage,
    name: source.item.name,
    from: source.unit === undefined ? null : (organisation.data.units.find(({ id }) => id === source.unit)?.name ?? null),
    newer: now !== undefined && now.number > lineage.number ? now.number : null,
    local: [...differenceSentences(changes)],
  };
}

/** Of an item that began empty: the version whose chart it took last. */
function chartLineage({ items }: DeskServices, { events }: LoadedItem): Lineage | null {
  const taken = events.flatMap((event) => {
    const chart = event.type === 'fields-changed' ? event.fields.chart : undefined;
    return chart?.kind === 'adopted' ? [chart] : [];
  });
  const last = taken.at(-1);
  const number = last === undefined ? undefined : items.findByHash(last.hash)?.version.number;
  return last === undefined || number === undefined ? null : { code: last.code, number, hash: last.hash };
}
