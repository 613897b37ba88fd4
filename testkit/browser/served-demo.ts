import { rmSync } from 'node:fs';

import { compose, type Composed } from '../../server/compose.ts';
import { openDemoAlerts } from '../../server/demo/demo-alerts.ts';
import { openCounty, openInstallation } from '../../server/open-county.ts';
import { listenOn } from '../../server/platform/http/listen.ts';
import { settingsIn } from '../county.ts';
import { copyReadyDemo } from '../county/ready-demo.ts';

/** The demo county served inside the test's own process, for tests that must see into it. */
export type ServedDemo = { readonly site: string; readonly composed: Composed; readonly stop: () => Promise<void> };

/** Serves a copy of the demo county on a free port of loopback. */
export async function serveDemo(): Promise<ServedDemo> {
  const dataDir = await copyReadyDemo();
  const settings = settingsIn(dataDir, { MINGQUAN_PORT: '0', MINGQUAN_LOG_LEVEL: 'silent' });
  const installation = await openInstallation(settings);
  const loaded = await openCounty(installation, () => '');
  await openDemoAlerts(loaded.services, settings, new AbortController().signal);
  await loaded.sequencer.settle();
  await loaded.close();
  let site = '';
  const composed = await compose(installation, () => site);
  const listening = await listenOn(composed.app, { host: '127.0.0.1', port: 0 });
  site = `http://127.0.0.1:${String(listening.port)}`;
  return {
    site,
    composed,
    stop: async () => {
      await listening.stop();
      await composed.close();
      await installation.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
