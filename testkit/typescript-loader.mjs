// Lets Node 20 import our TypeScript sources in worker threads of tests, where Vite's own module runner does not reach.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const typescript = /^file:.*\.tsx?$/;

export async function load(url, context, nextLoad) {
  if (!typescript.test(url)) return nextLoad(url, context);
  const { transformWithOxc } = await import('vite');
  const path = fileURLToPath(url);
  const { code } = await transformWithOxc(await readFile(path, 'utf8'), path, { sourcemap: false });
  return { format: 'module', source: code, shortCircuit: true };
}
