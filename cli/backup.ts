import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { isRefusal, type Refusal, refuse } from '../core/kernel/outcome.ts';
import { sealKeyFiles } from '../server/backup/seal-keys.ts';
import type { WrittenBackup } from '../server/backup/write-backup.ts';
import type { Settings } from '../server/platform/settings/read-settings.ts';
import { askCounty } from './ask-county.ts';
import { askPassphrase } from './ask-passphrase.ts';
import type { Command, Console, ExitCode } from './command.ts';
import { withProgress } from './command-progress.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';
import { tellRefusal } from './tell-refusal.ts';
import { demandFolderOf } from './writable-folder.ts';

type Wish = { readonly out: string; readonly keysOut: string | undefined; readonly passphrase: string | undefined; readonly json: boolean };

/** `mingquan backup`: a consistent copy while the county is served; keys apart, under a passphrase. */
export const backup: Command = {
  usage: '--out FILE [--with-keys FILE2] [--json]',
  options: { out: { type: 'string' }, 'with-keys': { type: 'string' }, json: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ options }, console) => {
    const { out, 'with-keys': keysOut } = options;
    if (typeof out !== 'string') {
      console.err('用法 · usage: mingquan backup --out FILE [--with-keys FILE2]\n');
      return 2;
    }
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    return startFault(console, async () => {
      const keys = typeof keysOut === 'string' ? resolve(console.folder, keysOut) : undefined;
      if (keys !== undefined && existsSync(keys)) return tellRefusal(console, refuse('file-exists', { file: keys }));
      if (keys !== undefined) demandFolderOf(keys);
      const passphrase = keys === undefined ? undefined : await askPassphrase(console, 'twice');
      if (passphrase !== undefined && typeof passphrase !== 'string') return tellRefusal(console, passphrase);
      return write(settings, console, { out: resolve(console.folder, out), keysOut: keys, passphrase, json: options['json'] === true });
    });
  },
};

/** The keys are read after the copy, so that every case in it has its key. */
async function write(settings: Settings, console: Console, { out, keysOut, passphrase, json }: Wish): Promise<ExitCode> {
  const answer = (await withProgress(console, (progress) => askCounty(settings, { do: 'backup', with: { out } }, progress))) as
    | WrittenBackup
    | Refusal;
  if (isRefusal(answer)) return tellRefusal(console, answer);
  if (keysOut !== undefined && passphrase !== undefined) {
    writeFileSync(keysOut, sealKeyFiles(settings.keyDir, passphrase), { mode: 0o600, flag: 'wx', flush: true });
  }
  const size = answer.size ?? 0;
  if (json) console.out(`${JSON.stringify({ ...answer, keys: keysOut ?? null })}\n`);
  else console.out(`已备份 ${answer.rows} 行，账本 ${size} 条，树根 root ${answer.root ?? '-'} · ${answer.rows} rows: ${answer.out}\n`);
  if (keysOut === undefined && !json) {
    console.err(
      '备份里没有密钥；没有密钥就读不出个人信息，也不能继续记账。请用 --with-keys 另存一份，分开保管。\nThe backup holds no keys: keep them apart with --with-keys.\n',
    );
  }
  return 0;
}
