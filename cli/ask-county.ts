import { join } from 'node:path';

import { type CountyOrder, countyOrders } from '../server/administration/county-orders.ts';
import { openCounty, openInstallation } from '../server/open-county.ts';
import { askControl } from '../server/platform/control/ask-control.ts';
import type { ReportProgress } from '../server/platform/control/control-message.ts';
import type { Settings } from '../server/platform/settings/read-settings.ts';

/**
 * Has an order done: by the process that serves the county, if one does (the embedded database allows one process only), else by opening it here.
 *
 * @throws Fault of the order and of opening
 */
export async function askCounty(
  settings: Settings,
  order: { readonly do: CountyOrder; readonly with?: unknown },
  progress: ReportProgress,
): Promise<unknown> {
  const wish = order.with ?? null;
  if (settings.databaseUrl === undefined) {
    const living = await askControl(join(settings.dataDir, 'database'), { do: order.do, with: wish }, progress);
    if (living !== undefined) return living.answer;
  }
  const installation = await openInstallation(settings);
  try {
    const county = await openCounty(installation, () => settings.publicUrl ?? '');
    try {
      return await countyOrders(county, installation)[order.do](wish, progress);
    } finally {
      await county.close();
    }
  } finally {
    await installation.close();
  }
}
