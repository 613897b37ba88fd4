import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { compose, type Composed } from '../../server/compose.ts';
import { openDemoAlerts } from '../../server/demo/demo-alerts.ts';
import { loadDemo } from '../../server/demo/load-demo.ts';
import { openCounty, openInstallation } from '../../server/open-county.ts';
import { listenOn } from '../../server/platform/http/listen.ts';
import { readSettings } from '../../server/platform/settings/read-settings.ts';

/** The demo county served inside the test's own process, for tests that must see into it. */
export type ServedDemo = { readonly site: string; readonly composed: Composed; readonly stop: () => Promise<void> };

/** Loads the demo county into an empty folder and serves it on a free port of loopback. */
export async function serveDemo(): Promise<ServedDemo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mq-routes-'));
  const read = readSettings({ MINGQUAN_DATA_DIR: dataDir, MINGQUAN_PORT: '0', MINGQUAN_LOG_LEVEL: 'silent' }, dataDir);
  if (!('settings' in read)) throw new Error(`settings: ${JSON.stringify(read)}`);
  const installation = await openInstallation(read.settings);
  await loadDemo(installation, () => undefined);
  const loaded = await openCounty(installation, () => '');
  await openDemoAlerts(loaded.services, read.settings, new AbortController().signal);
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
