import { execFileSync, spawnSync } from 'node:child_process';

/** True where the operating system can cut a file of this process short as a full disk does. */
export function canFillDisks(): boolean {
  if (spawnSync('prlimit', ['--version']).status === 0) return true;
  console.warn('SKIPPED: no prlimit here, so no disk can be filled');
  return false;
}

/** Runs `work` while no file of this process may grow beyond so many bytes: a write across the limit is cut short, one behind it fails. */
export function withFilesAtMost(bytes: number, work: () => void): void {
  const limit = (size: string): void => void execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${size}:`]);
  limit(String(bytes));
  try {
    work();
  } finally {
    limit('unlimited');
  }
}
