import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Vitest global setup: threads and child processes run from `dist/`, because Node 20 cannot run TypeScript. What browsers load is bundled here too,
 * once for all files: no test finds it missing or half written because another one builds.
 */
export function setup(): void {
  run([join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b', 'server', 'testkit']);
  if (!runsOnly(['pure', 'guards'])) run([join(root, 'bin', 'mingquan'), 'build']);
}

function run(command: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build that the tests run from failed:\n${stdout}${stderr}`);
}

/** True when the command line names groups, and none but these. */
function runsOnly(groups: readonly string[]): boolean {
  const { argv } = process;
  const named = argv.flatMap((word, at) =>
    word === '--project' ? [argv[at + 1] ?? ''] : word.startsWith('--project=') ? [word.slice(10)] : [],
  );
  return named.length > 0 && named.every((name) => groups.includes(name));
}
