import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { root } from './source-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingquan-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

const planted = `import { a as next } from './second.ts';
type Way = 'left' | 'right';
export const a = (way: Way) => { switch (way) { case 'left': return 1; } return 2; };
export const b = (way: Way) => { switch (way) { case 'left': return 1; default: return 2; } };
export const c = (x: any) => x;
export const d = (x?: string) => x!.length;
export const e = (p: number, q: number, r: number, s: number) => p + q + r + s;
export const f = async () => { await Promise.resolve(next); };
export const g = () => { f(); };
export const h = (text: string): unknown => eval(text);
export default a;
`;

/** Runs the linter with the project's settings over planted files and returns "line rule" for each report. */
function lintPlanted(): readonly string[] {
  writeFileSync(join(folder, 'first.ts'), planted);
  writeFileSync(join(folder, 'second.ts'), "export { a } from './first.ts';\n");
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, lib: ['es2023'] }, include: ['*.ts'] }));
  const linter = join(root, 'node_modules/oxlint/bin/oxlint');
  const env = { ...process.env, OXLINT_TSGOLINT_PATH: join(root, 'node_modules/oxlint-tsgolint/bin/tsgolint.js') };
  const run = spawnSync(process.execPath, [linter, '-c', join(root, '.oxlintrc.json'), '-f', 'unix', '.'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return [...run.stdout.matchAll(/^first\.ts:(\d+):.*\/[\w-]+\(([\w-]+)\)\]$/gm)].map(([, line = '', rule = '']) => `${line} ${rule}`);
}

describe('linter', () => {
  const reports = lintPlanted();

  it.each([
    '1 no-cycle',
    '3 switch-exhaustiveness-check',
    '4 switch-exhaustiveness-check',
    '5 no-explicit-any',
    '6 no-non-null-assertion',
    '7 max-params',
    '9 no-floating-promises',
    '10 no-eval',
    '11 no-default-export',
  ])('reports the planted %s', (report) => {
    expect(reports).toContain(report);
  });
});
