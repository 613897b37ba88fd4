import type { FormField } from '../../core/chart/chart.ts';
import { publicText } from '../../core/publication/mask.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import type { PowerItem } from '../../core/catalogue/power-item.ts';
import type { Services } from '../platform/services.ts';
import type { DecidedAct } from './append-case.ts';

/** All form fields of an item by id. */
export function fieldsOf(item: PowerItem): ReadonlyMap<string, FormField> {
  const forms = item.chart.nodes.flatMap((node) => (node.type === 'task' || node.type === 'vote' ? node.form : []));
  return new Map(forms.map((field) => [field.id, field]));
}

/** Title of a case in lists: the masked name, else the first public text, else the item's name. */
export function titleOf(act: Pick<DecidedAct, 'item' | 'loaded' | 'request'>): string {
  const { item } = act.item.version;
  const values = new Map<string, Canonical>([...act.loaded.values.latest, ...Object.entries(act.request.values)]);
  const named = [...fieldsOf(item).values()].filter((field) => field.kind === 'name' || field.kind === 'text');
  for (const field of named.toSorted((a, b) => Number(b.kind === 'name') - Number(a.kind === 'name'))) {
    const text = publicText(field, values.get(field.id));
    if (text !== undefined && text !== '') return text;
  }
  return item.plainName;
}

/** Title of what may no longer name anybody: the item's name alone. */
export function titleOfItem(services: Pick<Services, 'items'>, row: { readonly item_code: string; readonly item_number: number }): string {
  const item = services.items.list().find(({ version }) => version.item.code === row.item_code && version.number === row.item_number);
  return item?.version.item.plainName ?? row.item_code;
}
