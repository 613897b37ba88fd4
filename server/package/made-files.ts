import type { Services } from '../platform/services.ts';
import type { ListedItem, UnitList } from '../public/read.ts';
import type { ItemSheet } from './item-sheets.ts';
import { KeptFiles } from '../platform/kept-files.ts';
import { type ListFile, makeListFile } from './list-files.ts';

/** What files are made from: names of the county, laws as they stand. */
export type FileServices = Pick<Services, 'about' | 'laws' | 'lawsEdition'>;

/** Files of one county, each made once as long as what it shows stays the same. */
export class MadeFiles {
  readonly #services: FileServices;
  readonly #kept = new KeptFiles();

  constructor(services: FileServices) {
    this.#services = services;
  }

  /** A sheet of an item. It tells the version, whatever unit asks; what it says of the laws may change from day to day. */
  sheet(item: ListedItem, sheet: ItemSheet, day: string): Promise<Uint8Array> {
    const { version } = item;
    const about = { creator: this.#services.about.name, day: version.effectiveFrom };
    return this.#kept.get(JSON.stringify([version.hash, sheet.key, day, this.#services.lawsEdition()]), () => sheet.make(item, about));
  }

  /** A file about the whole list of a unit. */
  list(list: UnitList, file: ListFile): Promise<Uint8Array> {
    const key = [
      file,
      this.#services.lawsEdition(),
      list.unit,
      list.day,
      list.entries.map(({ hash, number }) => [hash, number]),
      list.items.map(({ version }) => version.hash),
    ];
    return this.#kept.get(JSON.stringify(key), () => makeListFile(this.#services, list, file));
  }
}
