import { z } from 'zod';

import { type Field, fieldNames } from '../../core/catalogue/list-import/field-names.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { type WrittenPackage, writePackage } from '../package/write-package.ts';
import type { Installation, OpenCounty } from '../open-county.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import { readListedItem, readUnitList, readUnits } from '../public/read.ts';
import { type ExportedItem, exportItem } from './export-item.ts';
import { type ExportedList, exportList } from './export-list.ts';
import { type ExportedSite, exportSite, siteOf } from './export-site.ts';

const fields: ReadonlySet<string> = new Set<Field>([...fieldNames.map(([field]) => field), 'other']);

/** What an export is asked: `target` is `county`, the code or name of a unit, or the code of an item. */
export const exportWish = z.object({
  target: z.string().min(1).max(100),
  out: z.string().min(1),
  packages: z.boolean().default(false),
  site: z.string().max(200).nullable().default(null),
  /** Columns of a file that a unit's list is to be written like. */
  layout: z
    .array(z.object({ heading: z.string().max(200), field: z.custom<Field>((field) => typeof field === 'string' && fields.has(field)) }))
    .max(100)
    .nullable()
    .default(null),
});

/** What was exported. */
export type Exported = ExportedItem | ExportedList | ExportedSite | WrittenPackage;

type Work = { readonly wish: z.infer<typeof exportWish>; readonly progress: ReportProgress };

/** Exports the public site, a unit or an item. Refused: `export-target-unknown`, `folder-not-empty`, `file-exists`. */
export async function orderExport(
  county: Pick<OpenCounty, 'restraint' | 'sequencer' | 'services'>,
  installation: Pick<Installation, 'settings'>,
  work: Work,
): Promise<Exported | Refusal> {
  const { services } = county;
  const { target, out, layout } = work.wish;
  const units = await readUnits(services);
  const root = units.find(({ parent }) => parent === null);
  // A list under given headings is a list of a unit.
  const isCounty = layout === null && (target === 'county' || target === services.about.name || target === root?.code);
  if (isCounty) return exportSite(county, installation, work);
  const item = layout === null ? readListedItem(services, target) : undefined;
  const day = dayOf(services.clock.legalNow());
  const site = siteOf(installation.settings, work.wish.site);
  if (item !== undefined) return exportItem(services, item, { out, site, day });
  const named = units.filter(({ name }) => name === target);
  const unit = units.find(({ code }) => code === target) ?? (named.length === 1 ? named[0] : undefined);
  const list = unit === undefined ? undefined : await readUnitList(services, unit.code);
  if (list === undefined) return refuse('export-target-unknown', { target, codes: named.map(({ code }) => code) });
  return layout === null ? writePackage(services, { list, out, progress: work.progress }) : exportList(services, list, { out, layout });
}
