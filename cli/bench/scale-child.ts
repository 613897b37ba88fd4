import { compose } from '../../server/compose.ts';
import { openCounty, openInstallation } from '../../server/open-county.ts';
import { tidyAll } from '../../server/platform/database/tidy.ts';
import { listenOn } from '../../server/platform/http/listen.ts';
import { readSettings } from '../../server/platform/settings/read-settings.ts';
import { keepHeapSmall } from '../../server/platform/small-heap.ts';
import { benchCounty, makeBenchCounty } from './bench-county.ts';
import type { ScaleOrder, ScaleReport } from './scale.ts';
import { publishMany } from './scale-county.ts';

// Started by scale.ts: the product serving a county in which very much is published. What it is told second is the end.
process.once('message', (order: ScaleOrder) => {
  void serve(order);
});

async function serve({ dataDir, size, make }: ScaleOrder): Promise<void> {
  keepHeapSmall();
  const reading = readSettings({ MINGQUAN_DATA_DIR: dataDir, MINGQUAN_PORT: '0', MINGQUAN_LOG_LEVEL: 'silent' }, dataDir);
  if ('refusals' in reading) throw new Error(JSON.stringify(reading.refusals));
  const installation = await openInstallation(reading.settings);
  if (make) {
    await makeBenchCounty(installation, benchCounty());
    const county = await openCounty(installation, () => '');
    const published = await publishMany(installation, county, size);
    await county.sequencer.settle();
    await county.close();
    await tidyAll(installation.database);
    await installation.close();
    tell({ base: '', ...published, cpuMs: 0 });
    process.exit(0);
  }
  const unlimited = { max: 10_000_000, windowMs: 60_000 };
  const limits = { read: unlimited, door: unlimited, citizen: unlimited, work: unlimited };
  let port = 0;
  const composed = await compose(installation, () => `http://127.0.0.1:${String(port)}`, { limits });
  const listening = await listenOn(composed.app, reading.settings);
  port = listening.port;
  process.on('message', (asked) => {
    if (asked === 'cpu') tell({ base: '', items: 0, entries: 0, cpuMs: cpuMs() });
    else void listening.stop().then(() => process.exit(0));
  });
  tell({ base: `http://127.0.0.1:${String(port)}`, items: 0, entries: 0, cpuMs: cpuMs() });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function tell(report: ScaleReport): void {
  process.send?.(report);
}
