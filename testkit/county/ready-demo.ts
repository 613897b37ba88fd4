import { cp, mkdir, mkdtemp, rename, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { loadDemo } from '../../server/demo/load-demo.ts';
import { openInstallation } from '../../server/open-county.ts';
import { settingsIn } from '../county.ts';

/**
 * A data directory of its own with the demo county as the first start leaves it, before its registers are swept. The county is loaded once
 * in a run, by whoever asks first; everybody gets a copy. For tests of what a loaded county does; tests of the loading load it themselves.
 *
 * @returns the data directory, below the temporary folder of the run; whoever asks removes it
 */
export async function copyReadyDemo(): Promise<string> {
  const ready = await loadOnce(join(tmpdir(), `mingquan-demo-${process.env['MINGQUAN_TEST_RUN'] ?? String(process.pid)}`));
  const own = await mkdtemp(join(tmpdir(), 'mingquan-demo-'));
  await cp(ready, own, { recursive: true });
  return own;
}

/** The first process to make the folder of the lock loads; the others wait until it is done or has failed. */
async function loadOnce(place: string): Promise<string> {
  const [ready, failed] = [join(place, 'ready'), join(place, 'failed')];
  const isFirst = await mkdir(place).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    try {
      await loadInto(join(place, 'draft'));
      await rename(join(place, 'draft'), ready);
    } catch (error) {
      await writeFile(failed, String(error));
      throw error;
    }
  }
  while (!(await exists(ready))) {
    if (await exists(failed)) throw new Error(`another process could not load the demo county, see its test: ${failed}`);
    await wait(100);
  }
  return ready;
}

async function loadInto(folder: string): Promise<void> {
  const installation = await openInstallation(settingsIn(folder, { MINGQUAN_LOG_LEVEL: 'silent' }));
  await loadDemo(installation, () => undefined);
  await installation.close();
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
