import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Vitest global setup: threads and child processes run from `dist/`, because Node 20 cannot run TypeScript. */
export function setup(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-b', 'server', 'testkit'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build that the tests run from failed:\n${stdout}`);
}
