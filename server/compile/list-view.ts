import type { z } from 'zod';

import type { deskList, deskListQuery } from '../../contract/desk-list.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { DeskServices } from './desk-services.ts';
import { rightsOf } from './policy.ts';
import { isAfter, itemsOfUnit } from './store.ts';

type ListView = z.input<typeof deskList>;

/** A page of a unit's list, for who has to do with it; undefined for all others. */
export async function listView(
  services: DeskServices,
  about: { readonly unit: UnitId; readonly person: PersonId; readonly query: z.output<typeof deskListQuery> },
): Promise<ListView | undefined> {
  const { unit: unitId, person, query } = about;
  const db = services.database.app;
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  const rights = rightsOf(staff, person, unitId);
  const unit = staff.findUnit(unitId);
  if (rights.size === 0 || unit === undefined) return undefined;
  const { search = '', category, status, limit } = query;
  const wish = { unit: unitId, all: rights.has('compile'), search, category, status };
  const found = itemsOfUnit(db, services.county, wish);
  const after = readCursor(query.cursor);
  const page = after === undefined ? found : found.where(isAfter(after));
  const rows = await page
    .selectAll()
    .orderBy('category')
    .orderBy('name')
    .orderBy('item_id')
    .limit(limit + 1)
    .execute();
  const { total } = await found.select(db.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const categories = await itemsOfUnit(db, services.county, { ...wish, category: undefined, search: '', status: undefined })
    .select(['category as name', db.fn.countAll<number>().as('items')])
    .groupBy('category')
    .orderBy('category')
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    unit: { id: unit.id, code: unit.code, name: unit.name },
    rows: shown.map((row) => rowView(row, wish.all)),
    total: Number(total),
    next: last === undefined ? null : writeCursor([last.category, last.name, last.item_id]),
    categories: categories.map(({ name, items }) => ({ name, items: Number(items) })),
  };
}

type Row = Awaited<ReturnType<ReturnType<ReturnType<typeof itemsOfUnit>['selectAll']>['execute']>>[number];

function rowView(row: Row, isOwn: boolean): ListView['rows'][number] {
  const isWritten = ['draft', 'returned', 'revising'].includes(row.status);
  return {
    ...{ id: row.item_id, code: row.code, name: isOwn || !isWritten ? row.name : (row.shown_name ?? '') },
    ...{ plainName: isOwn || !isWritten ? row.plain_name : '', category: row.category, powerType: row.power_type },
    ...{ status: row.status as ListView['rows'][number]['status'], version: row.version, published: row.published },
    ...{ openThreads: row.open_threads, aspects: [...row.aspects].map((letter) => letter === '1') },
    chart: row.chart_kind as ListView['rows'][number]['chart'],
    risks: { high: row.risks_high, middle: row.risks_middle, low: row.risks_low },
    changedAt: instantText(row.changed_at),
  };
}
