import type { ListItem } from '../../core/catalogue/list-import/list-item.ts';
import type { namesOfUnit } from './import-store.ts';

/** An item that the list has already. */
export type KnownItem = Awaited<ReturnType<ReturnType<typeof namesOfUnit>['execute']>>[number];

/** The item of the list that a row of a file is about: the same code, else the same name. */
export function againOf({ code, name }: Pick<ListItem, 'code' | 'name'>, known: readonly KnownItem[]): KnownItem | undefined {
  return known.find((one) => code !== null && one.code === code) ?? known.find((one) => name !== null && one.name === name);
}
