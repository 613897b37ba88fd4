import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What of the compiler's settings (tsconfig.base.json) shows in what it writes. */
const options = {
  target: 'es2023',
  sourcemap: true,
  jsx: { runtime: 'automatic', development: false },
  typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: 'rewrite' },
};

const atOnce = 32;

/**
 * Writes the scripts of all sources that are newer than theirs, without looking at types: a tenth of the compiler's time. It can, because each file
 * says by itself what it becomes (`isolatedModules`, `erasableSyntaxOnly`, `verbatimModuleSyntax`).
 *
 * @param {string} root the house
 * @param {readonly string[]} folders whose sources are written below `dist`
 * @param {{ force: boolean }} wish
 * @returns {Promise<string>} what is wrong with a source, with its file and line; empty when nothing is
 */
export async function transpile(root, folders, { force }) {
  const { transformWithOxc } = await import('vite');
  const files = folders.flatMap((folder) => sourcesIn(join(root, folder))).filter((file) => force || !isWritten(root, file));
  const faults = [];
  const one = async (file) => {
    const out = outputOf(root, file);
    mkdirSync(dirname(out), { recursive: true });
    try {
      // The script gets the time of its source, taken before reading: a source that changes meanwhile is newer than its script.
      const { atime, mtime } = statSync(file);
      const { code, map } = await transformWithOxc(readFileSync(file, 'utf8'), file, options);
      const name = out.slice(out.lastIndexOf('/') + 1);
      writeFileSync(`${out}.map`, JSON.stringify({ ...map, file: name, sources: [relative(dirname(out), file)] }));
      writeFileSync(out, `${code}\n//# sourceMappingURL=${name}.map\n`);
      utimesSync(out, atime, mtime);
    } catch (error) {
      faults.push(`${relative(root, file)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const queue = files.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const file of queue) await one(file);
    }),
  );
  return faults.join('\n');
}

function sourcesIn(folder) {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.tsx?$/.test(entry.name) && !/\.(?:test\.tsx?|d\.ts)$/.test(entry.name) ? [path] : [];
  });
}

function outputOf(root, file) {
  return join(root, 'dist', relative(root, file)).replace(/\.tsx?$/, '.js');
}

function isWritten(root, file) {
  const written = statSync(outputOf(root, file), { throwIfNoEntry: false });
  return written !== undefined && written.mtimeMs >= Math.floor(statSync(file).mtimeMs);
}
