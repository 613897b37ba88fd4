import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Fault } from '../../core/kernel/outcome.ts';
import { type Installation, openCounty } from '../open-county.ts';
import { compiledFile } from '../platform/database/package-place.ts';
import { tidyAll } from '../platform/database/tidy.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { loadDemo } from './load-demo.ts';

/** Beside the data while the demo is being loaded: what an interrupted loading left is not a county. */
export function loadingMark(settings: Settings): string {
  return join(settings.dataDir, 'demo-loading');
}

/** Loads the demo into an empty installation and enters it into the ledger. `tell` gets lines for people. */
export async function fillWithDemo(installation: Installation, tell: (text: string) => void): Promise<void> {
  const { settings } = installation;
  mkdirSync(settings.dataDir, { recursive: true });
  writeFileSync(loadingMark(settings), '', { flush: true });
  tell('第一次启动：正在装入示例县“清溪县”（全是编造的） · first start: loading the invented county Qingxi\n');
  let told = -1;
  await loadDemo(installation, (step, done, of) => {
    const percent = Math.floor((100 * done) / of);
    if (percent - told < 10 && done !== of) return;
    told = done === of ? -1 : percent;
    tell(`  ${step} ${String(done)}/${String(of)}\n`);
  });
  const county = await openCounty(installation, () => '');
  await county.sequencer.settle();
  await county.close();
  await tidyAll(installation.database);
  rmSync(loadingMark(settings), { force: true });
}

/** What the loading process says. */
export type FillMessage =
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'fault'; readonly code: string; readonly facts: Fault['facts'] };

/**
 * The same in a process of its own, which then ends: loading needs 300 MB more than serving does, and a process gives little of it back.
 *
 * False when it was interrupted together with this one.
 */
export async function fillInOwnProcess(
  settings: Settings,
  order: { readonly tell: (text: string) => void; readonly signal: AbortSignal },
): Promise<boolean> {
  const child = fork(compiledFile('server/demo/load-demo-child.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const stop = (): void => void child.kill('SIGKILL');
  order.signal.addEventListener('abort', stop, { once: true });
  try {
    child.send(settings);
    await untilDone(child, order.tell);
    return true;
  } catch (error) {
    if (order.signal.aborted) return false;
    throw error;
  } finally {
    order.signal.removeEventListener('abort', stop);
  }
}

function untilDone(child: ChildProcess, tell: (text: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let fault = new Fault('demo-load-failed');
    child.on('message', (message: FillMessage) => {
      if (message.kind === 'told') tell(message.text);
      else if (message.kind === 'fault') fault = new Fault(message.code, message.facts);
    });
    // Its lock on the data is gone only when the process is.
    child.once('exit', (code) => (code === 0 ? resolve() : reject(fault)));
    child.once('error', reject);
  });
}
