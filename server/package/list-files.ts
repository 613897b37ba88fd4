import { disclosureTable } from '../../core/publication/disclosure-table.ts';
import { type ListLayout, powerListLayout, riskTableLayout } from '../../core/catalogue/list-export/list-layout.ts';
import type { FileLink } from '../../contract/package-view.ts';
import { writeBeside } from '../../exchange/documents/write-beside.ts';
import type { Services } from '../platform/services.ts';
import type { UnitList } from '../public/read.ts';
import { itemsAlone, listRows } from './list-rows.ts';
import { dayText } from './version-note.ts';

/** A file about the whole list of a unit. */
export type ListFile = Pick<FileLink, 'format' | 'kind'>;

/** The files of every package, in the order in which people read them. */
export const listFiles: readonly ListFile[] = [
  { kind: 'catalogue', format: 'xlsx' },
  { kind: 'list', format: 'xlsx' },
  { kind: 'list', format: 'docx' },
  { kind: 'risks', format: 'xlsx' },
  { kind: 'risks', format: 'docx' },
];

/** Titles of the files without the unit's name. */
export const listTitles: Readonly<Record<ListFile['kind'], string>> = {
  catalogue: '职权事项目录',
  list: '权责清单',
  risks: '廉政风险防控表',
};

const layouts: Readonly<Record<'list' | 'risks', ListLayout>> = { list: powerListLayout, risks: riskTableLayout };

/** Makes one of the files from the published list. */
export function makeListFile(services: Pick<Services, 'about' | 'laws'>, list: UnitList, { kind, format }: ListFile): Promise<Uint8Array> {
  const { unit, day } = list;
  const titled = { title: `${unit.name}${listTitles[kind]}`, note: `${unit.name}　${dayText(day)}` };
  const about = { creator: services.about.name, day };
  if (kind === 'catalogue') {
    const entries = list.entries.map(({ words }) => ({ name: words.name, category: words.category, level: unit.level }));
    const items = itemsAlone(list.entries, list.items).map(({ version }) => version.item);
    const table = disclosureTable([...entries, ...items], { unit: unit.name, laws: services.laws, on: day });
    return writeBeside({ do: 'table', sheet: listTitles.catalogue, table: { ...titled, table }, about });
  }
  return writeBeside({ do: 'list', format, list: { ...titled, layout: layouts[kind], items: listRows(services, list) }, about });
}
