import { existsSync } from 'node:fs';

import type { LostText } from '../../core/catalogue/list-export/write-list.ts';
import type { LayoutColumn } from '../../core/catalogue/list-export/list-layout.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { tableOfList, writeListFile } from '../../exchange/list-export/write-list-file.ts';
import { listRows } from '../package/list-rows.ts';
import { dayText } from '../package/version-note.ts';
import { writeDurably } from '../platform/durable-file.ts';
import type { Services } from '../platform/services.ts';
import type { UnitList } from '../public/read.ts';

/** A unit's list under the headings of a file that the unit is used to; `lost` names what those columns cannot carry. */
export type ExportedList = { readonly kind: 'list'; readonly out: string; readonly items: number; readonly lost: readonly LostText[] };

/** Writes a unit's list as xlsx, or as docx when the name ends so, under given headings. Refused: `file-exists`. */
export async function exportList(
  services: Services,
  list: UnitList,
  wish: { readonly out: string; readonly layout: readonly LayoutColumn[] },
): Promise<ExportedList | Refusal<'file-exists'>> {
  const { out, layout } = wish;
  if (existsSync(out)) return refuse('file-exists', { file: out });
  const items = listRows(services, list);
  const written = { title: `${list.unit.name}权责清单`, note: `${list.unit.name}　${dayText(list.day)}`, layout, items };
  const format = out.endsWith('.docx') ? 'docx' : 'xlsx';
  writeDurably(out, await writeListFile(format, written, { creator: services.about.name, day: list.day }));
  return { kind: 'list', out, items: items.length, lost: tableOfList(written).lost };
}
