import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { Fault, isRefusal, type Refusal } from '../core/kernel/outcome.ts';
import { restoreBackup, type RestoredBackup } from '../server/backup/restore-backup.ts';
import { keysPresent, openKeyFiles, writeKeyFiles } from '../server/backup/seal-keys.ts';
import type { Settings } from '../server/platform/settings/read-settings.ts';
import { askPassphrase } from './ask-passphrase.ts';
import type { Command, Console, ExitCode } from './command.ts';
import { withProgress } from './command-progress.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';
import { tellRefusal } from './tell-refusal.ts';

type Wish = {
  readonly from: string;
  readonly keys: ReadonlyMap<string, Buffer> | undefined;
  readonly published: string | undefined;
  readonly json: boolean;
};

/** `mingquan restore`: a backup into an empty place, proved by the ledger's root. */
export const restore: Command = {
  usage: '--from FILE [--keys FILE2] [--checkpoint FILE|URL] [--json]',
  options: { from: { type: 'string' }, keys: { type: 'string' }, checkpoint: { type: 'string' }, json: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ options }, console) => {
    const { from, keys, checkpoint } = options;
    if (typeof from !== 'string') {
      console.err('用法 · usage: mingquan restore --from FILE [--keys FILE2] [--checkpoint FILE|URL]\n');
      return 2;
    }
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    return startFault(console, async () => {
      const opened = typeof keys === 'string' ? await openKeys(console, resolve(console.folder, keys)) : undefined;
      if (opened !== undefined && 'refused' in opened) return tellRefusal(console, opened);
      const published = typeof checkpoint === 'string' ? await readPublished(checkpoint, console.folder) : undefined;
      return restoreTo(settings, console, { from: resolve(console.folder, from), keys: opened, published, json: options['json'] === true });
    });
  },
};

async function restoreTo(settings: Settings, console: Console, { from, keys, published, json }: Wish): Promise<ExitCode> {
  if (keys !== undefined && keysPresent(settings.keyDir)) throw new Fault('key-folder-not-empty', { path: settings.keyDir });
  const order = { settings, from, ...(published === undefined ? {} : { published }), ...(keys === undefined ? {} : { keys }) };
  const answer: RestoredBackup | Refusal = await withProgress(console, (progress) => restoreBackup({ ...order, progress }));
  if (isRefusal(answer)) return tellRefusal(console, answer);
  if (keys !== undefined) writeKeyFiles(settings.keyDir, keys);
  const hasKeys = keysPresent(settings.keyDir);
  if (json) console.out(`${JSON.stringify({ ...answer, keys: hasKeys })}\n`);
  else {
    console.out(
      `已恢复“${answer.county}”：${answer.rows} 行，账本 ${answer.size} 条，与${published === undefined ? '备份里' : '公布'}的检查点相符 · restored, the root agrees\n`,
    );
    console.out(`树根 root ${answer.root}\n`);
  }
  if (!hasKeys)
    console.err(
      `还缺密钥：把原来的密钥文件放进 ${settings.keyDir}，才能启动。\nThe keys are still missing: put the key files into that folder before you start.\n`,
    );
  return 0;
}

async function openKeys(console: Console, file: string): Promise<ReadonlyMap<string, Buffer> | Refusal> {
  const text = read(file);
  const passphrase = await askPassphrase(console, 'once');
  return typeof passphrase === 'string' ? openKeyFiles(text, passphrase) : passphrase;
}

/** The checkpoint of a site, of an address, or of a file. */
async function readPublished(place: string, folder: string): Promise<string> {
  if (!/^https?:\/\//i.test(place)) return read(resolve(folder, place));
  const url = place.endsWith('/checkpoint') ? place : `${place.replace(/\/+$/, '')}/checkpoint`;
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch((cause: unknown) => {
    throw new Fault('checkpoint-unreadable', { path: url }, { cause });
  });
  if (!response.ok) throw new Fault('checkpoint-unreadable', { path: url });
  return response.text();
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault('checkpoint-unreadable', { path: file }, { cause });
  }
}
