import { openItem } from '../../contract/open-data.ts';
import { fileNameOf } from '../../exchange/archive/file-name.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import { itemRecord } from '../open-data/item-record.ts';
import { serviceGraph } from '../open-data/service-graph.ts';
import { itemSheets } from '../package/item-sheets.ts';
import { MadeFiles } from '../package/made-files.ts';
import type { Services } from '../platform/services.ts';
import { writeWholeFolder } from '../platform/whole-folder.ts';
import { type ListedItem, readUnitsOf } from '../public/read.ts';

/** The files of one item. */
export type ExportedItem = { readonly kind: 'item'; readonly out: string; readonly files: readonly string[] };

/** Writes what there is of one item into a folder: its sheets and its data. Refused: `folder-not-empty`. */
export async function exportItem(
  services: Services,
  item: ListedItem,
  wish: { readonly out: string; readonly site: string; readonly day: string },
): Promise<ExportedItem | Refusal> {
  const { out, site, day } = wish;
  const files = new MadeFiles(services);
  return writeWholeFolder(out, async (put) => {
    const names: string[] = [];
    const add = (name: string, bytes: Uint8Array): void => {
      names.push(name);
      put(name, bytes);
    };
    const name = fileNameOf(`${item.view.code} ${item.view.plainName}`);
    for (const sheet of itemSheets) add(`${name} ${sheet.title}.${sheet.extension}`, await files.sheet(item, sheet, day));
    add('item.json', jsonOf(openItem.parse(itemRecord(item, site))));
    add('service.jsonld', jsonOf(serviceGraph(item, { site, ...(await readUnitsOf(services, item.view.code)) })));
    return { kind: 'item', out, files: names } as const;
  });
}

function jsonOf(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
