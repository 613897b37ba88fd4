import { Fault } from '../../core/kernel/outcome.ts';
import { openInstallation } from '../open-county.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { type FillMessage, fillWithDemo } from './fill-with-demo.ts';

// Started by fill-with-demo.ts: loads the demo into the data folder of the given settings, and ends.
process.once('message', (settings: Settings) => {
  void load(settings);
});

async function load(settings: Settings): Promise<void> {
  const tell = (message: FillMessage): boolean | undefined => process.send?.(message);
  try {
    const installation = await openInstallation(settings);
    try {
      await fillWithDemo(installation, (text) => tell({ kind: 'told', text }));
    } finally {
      await installation.close();
    }
    tell({ kind: 'done' });
    process.disconnect();
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault('demo-load-failed', { cause: String(error) });
    process.exitCode = 70;
    tell({ kind: 'fault', code: fault.code, facts: fault.facts });
    process.disconnect();
  }
}
