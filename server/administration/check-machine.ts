import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Settings } from '../platform/settings/read-settings.ts';
import { type Check, failing, fine, warning } from './check.ts';
import { checkLibrary } from './check-library.ts';

const megabyte = 1024 * 1024;

/** What can be looked at without the database: program, folders, keys, disk, library. */
export function checkMachine(settings: Settings): readonly Check[] {
  return [node(), folder('数据目录 data folder', settings.dataDir), keys(settings), disk(settings), ...checkLibrary()];
}

function node(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const name = 'Node.js';
  return major > 20 || (major === 20 && minor >= 19)
    ? fine(name, process.versions.node)
    : failing(name, process.versions.node, '请换 20.19 或更新的版本 · use 20.19 or newer');
}

/** The nearest folder that exists must be writable: the rest is made there. */
function folder(name: string, path: string): Check {
  const existing = nearest(path);
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
    return fine(name, path);
  } catch {
    return failing(
      name,
      `不能写 cannot write: ${existing}`,
      '改目录的权限，或设 MINGQUAN_DATA_DIR · change its mode or set MINGQUAN_DATA_DIR',
    );
  }
}

function nearest(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : nearest(dirname(path));
}

function keys({ keyDir }: Settings): Check {
  const name = '密钥 keys';
  const files = ['county.key', 'ledger.key', 'streams.keys'].map((file) => join(keyDir, file)).filter((file) => existsSync(file));
  if (files.length === 0)
    return warning(
      name,
      `${keyDir} 里没有密钥 no keys`,
      '新装时自动生成；恢复的数据要放回原来的密钥 · made for a new county; restored data needs its old keys',
    );
  if (files.length === 1) return failing(name, `${keyDir} 不完整 incomplete`, '从密钥备份恢复 · restore the keys');
  const open = process.platform === 'win32' ? [] : [keyDir, ...files].filter((path) => (statSync(path).mode & 0o077) !== 0);
  return open.length === 0
    ? fine(name, keyDir)
    : failing(name, `别人能读 others may read: ${open.join(', ')}`, 'chmod 700 目录 folder, chmod 600 文件 files');
}

function disk({ dataDir }: Settings): Check {
  const name = '磁盘空间 disk space';
  const { bavail, bsize } = statfsSync(nearest(dataDir));
  const free = Math.floor((bavail * bsize) / megabyte);
  const says = `剩 ${free} MB free`;
  if (free < 200) return failing(name, says, '腾出空间：写满后不能再办件 · make room: nothing can be written on a full disk');
  return free < 2_000 ? warning(name, says, '尽快腾出空间 · make room soon') : fine(name, says);
}
