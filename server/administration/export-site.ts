import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Refusal } from '../../core/kernel/outcome.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { exportLog } from '../ledger/export-log.ts';
import { ledgerFolder, type Installation, type OpenCounty } from '../open-county.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import { publishDay } from '../publication/publish-day.ts';
import { writeWholeFolder } from '../platform/whole-folder.ts';
import { copySite } from './copy-site.ts';
import { publicSite } from './public-site.ts';

/** How the county's public site is copied: `site` is the address that codes and feeds carry, `packages` puts the archives of units in. */
export type SiteWish = { readonly out: string; readonly site: string | null; readonly packages: boolean };

/** A copied site. `entries` is null while the ledger has no signature yet. */
export type ExportedSite = {
  readonly kind: 'county';
  readonly out: string;
  readonly pages: number;
  readonly files: number;
  readonly entries: number | null;
};

/** The address that codes, feeds and data carry: the wished one, else the public one, else where this machine serves. */
export function siteOf(settings: Installation['settings'], wished: string | null): string {
  return (wished ?? settings.publicUrl ?? `http://${settings.host}:${String(settings.port)}`).replace(/\/$/, '');
}

/** Copies the public site of the county as static files, with the ledger beside the pages so that the copy can be audited. */
export async function exportSite(
  county: Pick<OpenCounty, 'restraint' | 'sequencer' | 'services'>,
  installation: Pick<Installation, 'settings'>,
  work: { readonly wish: SiteWish; readonly progress: ReportProgress },
): Promise<ExportedSite | Refusal> {
  const { wish, progress } = work;
  const { settings } = installation;
  const site = siteOf(settings, wish.site);
  const services = { ...county.services, siteUrl: () => site };
  const live = wish.site ?? settings.publicUrl ?? null;
  // What whoever serves does again and again: a county that nobody serves is shown as of today too.
  await publishDay(services);
  await county.restraint.refresh();
  await county.sequencer.settle();
  return writeWholeFolder(wish.out, async (put, folder) => {
    const app = await publicSite(services, { log: county.sequencer.log, directory: ledgerFolder(settings) });
    try {
      const isLeftOut = (address: string): boolean =>
        /^\/(?:checkpoint|log\.vkey|tile\/.*)$/.test(address) || (!wish.packages && address.endsWith('/package.zip'));
      const copied = await copySite(app, { folder, put, services, live: live?.replace(/\/$/, '') ?? null, isLeftOut, progress });
      const entries = await addLedger(services, folder, progress);
      return { kind: 'county' as const, out: wish.out, ...copied, entries };
    } finally {
      await app.close();
    }
  });
}

/** The ledger goes into a folder of its own first: it is written into an empty one only. */
async function addLedger(services: OpenCounty['services'], folder: string, progress: ReportProgress): Promise<number | null> {
  const own = join(folder, '.ledger');
  const log = await exportLog(services, own, (share) => progress(0.9 + share / 10, '账本 ledger'));
  if (isRefusal(log)) return null;
  cpSync(own, folder, { recursive: true });
  rmSync(own, { recursive: true, force: true });
  return log.size;
}
