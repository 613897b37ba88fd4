import type { z } from 'zod';

import type { deskSisters } from '../../contract/desk-difference.ts';
import { labelOf } from '../../contract/field-labels.ts';
import { valueText } from '../../contract/value-text.ts';
import { type DraftContent, fieldNames } from '../../core/catalogue/draft/content.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { DeskServices } from './desk-services.ts';
import { loadItem } from './load-item.ts';
import { rightsOf } from './policy.ts';
import { sisterRows } from './sister-store.ts';
import { visibleItem } from './visible-item.ts';

const mostColumns = 12;

/** The same item in sister units side by side: what is published of them, and what the asker may see beyond that. */
export async function sistersView(services: DeskServices, id: string, person: PersonId): Promise<z.input<typeof deskSisters> | undefined> {
  const db = services.database.app;
  const own = await loadItem(services, db, id);
  if (own === undefined) return undefined;
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  const loaded = visibleItem(own, rightsOf(staff, person, own.draft.unit));
  if (loaded === undefined) return undefined;
  const { content, lineage } = loaded.draft;
  const rows = await sisterRows(db, services.county, {
    id,
    name: content.name,
    lineage: lineage?.code ?? null,
    limit: mostColumns,
  }).execute();
  const found = await Promise.all(rows.map(async (row) => ({ row, item: await loadItem(services, db, row.item_id) })));
  const sisters = found.flatMap(({ row, item }) => {
    const seen = item === undefined ? undefined : visibleItem(item, rightsOf(staff, person, item.draft.unit));
    const published = item?.draft.published.at(-1);
    const shown = seen?.draft.content ?? (published === undefined ? undefined : item?.contentAt(published.version));
    return shown === undefined ? [] : [{ row, content: shown }];
  });
  const columns = [
    { id, unit: staff.findUnit(loaded.draft.unit)?.name ?? '', status: loaded.draft.status, own: true },
    ...sisters.map(({ row }) => ({ id: row.item_id, unit: row.unit, status: row.status, own: false })),
  ] as z.input<typeof deskSisters>['columns'];
  return { columns, rows: comparison([content, ...sisters.map((one) => one.content)]) };
}

function comparison(contents: readonly DraftContent[]): z.input<typeof deskSisters>['rows'] {
  return fieldNames
    .map((field) => {
      const values = contents.map((content) => valueText(content[field]));
      return { field, label: labelOf(field), values, same: new Set(values).size === 1 };
    })
    .filter(({ values }) => values.some((value) => value !== ''));
}
