import type { FileAbout } from '../../exchange/tables/grid-table.ts';
import type { ListedItem } from '../public/read.ts';
import { chartSheet } from './chart-sheet.ts';
import { riskSheet } from './risk-sheet.ts';

/** A sheet that each item of a package has. */
export type ItemSheet = {
  /** Part of addresses and keys. */
  readonly key: string;
  /** Folder in the package. */
  readonly folder: string;
  /** What stands behind the item's name in the file's name. */
  readonly title: string;
  readonly extension: string;
  readonly make: (item: ListedItem, about: FileAbout) => Promise<Uint8Array>;
};

/** All sheets of an item. A further kind, such as a poster, is one more entry: packages, manifests and exports follow. */
export const itemSheets: readonly ItemSheet[] = [
  { key: 'chart', folder: '3 运行流程图', title: '运行流程图', extension: 'docx', make: chartSheet },
  { key: 'risks', folder: '4 廉政风险防控图', title: '廉政风险防控图', extension: 'docx', make: riskSheet },
];
