import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { newId } from './random.ts';

/** Puts a file into the folder; folders on the way are made. */
export type PutFile = (path: string, bytes: Uint8Array) => void;

/**
 * Fills a folder that is there whole or not at all: the files are written beside it, under a name that says so (`<out>.unfinished-…`), and
 * get their place at the end. What was begun is taken away when the work fails or is refused; after a killed process it still bears that name.
 *
 * Refused: `folder-not-empty`.
 */
export async function writeWholeFolder<T extends object>(
  out: string,
  fill: (put: PutFile, folder: string) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  if (existsSync(out) && readdirSync(out).length > 0) return refuse('folder-not-empty', { folder: out });
  const folder = `${out}.unfinished-${newId().slice(0, 8)}`;
  mkdirSync(folder, { recursive: true });
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  // Ctrl-C ends a command at once.
  process.once('exit', clear);
  try {
    const put: PutFile = (path, bytes) => {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    };
    const answer = await fill(put, folder);
    if (isRefusal(answer)) return answer;
    if (existsSync(out)) rmdirSync(out);
    renameSync(folder, out);
    return answer;
  } finally {
    process.off('exit', clear);
    clear();
  }
}
