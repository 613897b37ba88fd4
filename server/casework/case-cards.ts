import { daysLeft, dayUnitOf } from '../../core/kernel/deadline.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { CaseCard } from '../../contract/work-views.ts';
import type { LivingItem, OrganisationSnapshot, Services } from '../platform/services.ts';
import type { listTouched } from './store.ts';
import type { Row } from './tasks-in-reach.ts';

/** A row of a case that a person touched. */
export type Touched = Awaited<ReturnType<typeof listTouched>>[number];

/** Card of a case that waits for the reader. */
export function cardOf(services: Services, organisation: OrganisationSnapshot, row: Row): CaseCard {
  const item = itemOf(services, row);
  const node = item?.chart.node(row.node);
  const unit = node?.type === 'task' || node?.type === 'vote' ? dayUnitOf(node.limit?.unit ?? 'day') : 'day';
  const today = dayOf(services.clock.legalNow());
  const risks = node !== undefined && 'risks' in node ? node.risks.map((risk) => risk.level) : [];
  return {
    ...common(organisation, item, row),
    step: node?.plainName ?? row.stage,
    node: row.node,
    dueDay: row.due_day,
    daysLeft: row.due_day === null ? null : daysLeft(row.due_day, today, { unit, calendar: services.calendar }),
    daysUnit: row.due_day === null ? null : unit,
    risk: (['high', 'middle', 'low'] as const).find((level) => risks.includes(level)) ?? null,
  };
}

/** Card of a case that is with others, or over. */
export function touchedCard(services: Services, organisation: OrganisationSnapshot, row: Touched): CaseCard {
  return {
    ...common(organisation, itemOf(services, row), row),
    step: row.stage,
    node: null,
    dueDay: null,
    daysLeft: null,
    daysUnit: null,
    risk: null,
  };
}

type Common = Pick<CaseCard, 'id' | 'number' | 'itemName' | 'title' | 'unitName' | 'held'>;

type AnyRow = {
  readonly case_id: string;
  readonly number: string;
  readonly title: string;
  readonly unit_id: string;
  readonly status: string;
};

function common(organisation: OrganisationSnapshot, item: LivingItem | undefined, row: AnyRow): Common {
  return {
    id: row.case_id,
    number: row.number,
    itemName: item?.version.item.plainName ?? '',
    title: row.title,
    unitName: organisation.data.units.find((unit) => unit.id === row.unit_id)?.name ?? '',
    held: row.status === 'held',
  };
}

/** The version that a row of a case is pinned to. */
export function itemOf(services: Services, row: { readonly item_code: string; readonly item_number: number }): LivingItem | undefined {
  return services.items.list().find(({ version }) => version.item.code === row.item_code && version.number === row.item_number);
}
