import type { z } from 'zod';

import type { deskProgramme } from '../../contract/desk-programme.ts';
import { dayOf, daysBetween } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { listProgress } from '../compile/read.ts';
import type { Services } from '../platform/services.ts';
import { unitsSeen } from './policy.ts';
import { deadlines } from './store.ts';

type Programme = z.input<typeof deskProgramme>;
type Row = Awaited<ReturnType<ReturnType<typeof listProgress>['execute']>>[number];

/** Units by status with deadlines and readiness: all for who leads the programme, his own for everybody else at the desk. */
export async function programmeView(services: Services, person: PersonId): Promise<Programme | undefined> {
  const { data, staffOn } = await services.organisation();
  const today = dayOf(services.clock.legalNow());
  const units = unitsSeen(staffOn(today), person, data.units);
  if (units.length === 0) return undefined;
  const db = services.database.app;
  const rows = await listProgress(db, services.county).execute();
  const due = new Map((await deadlines(db, services.county).execute()).map(({ unit_id, due_day }) => [unit_id, due_day]));
  const shown = units.map((unit) => {
    const mine = rows.filter(({ unit_id }) => unit_id === unit.id);
    return { ...{ id: unit.id, code: unit.code, name: unit.name, level: unit.level }, ...progress(mine, due.get(unit.id) ?? null, today) };
  });
  const sum = (key: 'items' | 'charts' | 'risks') => shown.reduce((total, unit) => total + unit[key], 0);
  const seen = new Set<string>(units.map(({ id }) => id));
  const published = countOf(
    rows.filter(({ unit_id }) => seen.has(unit_id)),
    'published',
  );
  return { today, units: shown, total: { items: sum('items'), charts: sum('charts'), risks: sum('risks'), published } };
}

function progress(rows: readonly Row[], due: string | null, today: string) {
  const items = countOf(rows, 'items');
  const isOpen = items === 0 || countOf(rows, 'published') < items;
  const late = due !== null && isOpen && due < today ? daysBetween(due, today) : 0;
  return {
    ...{
      items,
      charts: countOf(rows, 'charts'),
      risks: countOf(rows, 'risks'),
      openThreads: countOf(rows, 'threads'),
      due,
      lateDays: late,
    },
    byStatus: statuses(rows),
    ready: items === 0 ? null : Math.floor((countOf(rows, 'ready') * 1_000) / items),
    aspects: (['a1', 'a2', 'a3', 'a4', 'a5', 'a6'] as const).map((key) => countOf(rows, key)),
  };
}

function statuses(rows: readonly Row[]): Programme['units'][number]['byStatus'] {
  const of = (status: string) =>
    countOf(
      rows.filter((row) => row.status === status),
      'items',
    );
  return {
    ...{ draft: of('draft'), submitted: of('submitted'), 'in-review': of('in-review'), returned: of('returned') },
    ...{ approved: of('approved'), published: of('published'), revising: of('revising'), withdrawn: of('withdrawn') },
  };
}

function countOf(rows: readonly Row[], key: Exclude<keyof Row, 'unit_id' | 'status'>): number {
  return rows.reduce((total, row) => total + Number(row[key]), 0);
}
