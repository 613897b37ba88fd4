import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../../core/kernel/outcome.ts';

/** Folder of the package: the nearest folder above this file that holds a package.json, in a checkout and in `dist/` alike. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/**
 * The built form of a source file, for worker threads and child processes: Node 20 cannot run TypeScript, so they start from `dist/`
 * even when the caller itself was loaded from sources (as in tests).
 *
 * @param source path from the package's root, with its `.ts` ending
 * @throws Fault `build-missing` when nothing was built
 */
export function compiledFile(source: string): string {
  const file = join(packageRoot, 'dist', source.replace(/\.ts$/, '.js'));
  if (!existsSync(file)) throw new Fault('build-missing', { file });
  return file;
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Fault('package-root-missing', { from: import.meta.url });
  return findRoot(parent);
}
