import type { PackageView } from '../../contract/package-view.ts';
import type { ListedItem, UnitList } from '../public/read.ts';
import { listFiles } from './list-files.ts';
import { missingParts } from './missing-parts.ts';

/** The page of a unit's package. */
export function packageView({ unit, day, entries, items }: UnitList): PackageView {
  const own = `/u/${encodeURIComponent(unit.code)}`;
  return {
    unit: { code: unit.code, name: unit.name },
    parent: unit.parent,
    day,
    download: `${own}/package.zip`,
    files: listFiles.map((file) => ({ ...file, href: `${own}/package/${file.kind}.${file.format}` })),
    entries: entries.length,
    plain: entries
      .filter(({ chart }) => chart === null)
      .map(({ words, plainName, number }) => ({
        ...{ code: words.code, name: plainName, version: number },
        href: `${own}/${encodeURIComponent(words.code)}`,
      })),
    items: items.map(itemOf),
  };
}

function itemOf(item: ListedItem): PackageView['items'][number] {
  const { code, plainName } = item.view;
  const own = `/i/${encodeURIComponent(code)}`;
  return {
    code,
    name: plainName,
    version: item.version.number,
    chart: `${own}/chart.docx`,
    risks: `${own}/risks.docx`,
    missing: missingParts(item),
  };
}
