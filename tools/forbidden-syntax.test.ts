import { describe, expect, it } from 'vitest';

import { findEvaluation, findRawSql, findSilencedChecks } from './forbidden-syntax.ts';
import { asLines, listCode, type SourceFile } from './source-file.ts';

const code = listCode();
const planted = (text: string, path = 'server/casework/take-step.ts'): readonly SourceFile[] => [{ path, text }];

describe('forbidden syntax', () => {
  it('sees the sources', () => {
    expect(code.length).toBeGreaterThan(10);
  });

  it.each(['// @ts-ignore', '// @ts-expect-error', '// @ts-nocheck', '/* oxlint-disable */', '// eslint-disable-next-line no-eval'])(
    'reports %s',
    (comment) => {
      expect(findSilencedChecks(planted(`${comment}\nexport const x = 1;\n`))).toHaveLength(1);
    },
  );

  it.each([
    "eval('1')",
    "new Function('return 1')",
    "Function('return 1')()",
    "setTimeout('go()', 1)",
    'import(name)',
    'import(`./rules/${name}.js`)',
    "new Worker('1', { eval: true })",
  ])('reports %s', (text) => {
    expect(findEvaluation(planted(`export const x = () => ${text};\n`))).toHaveLength(1);
  });

  it('reports module vm and markup from text', () => {
    expect(findEvaluation(planted("import { runInNewContext } from 'node:vm';\n"))).toHaveLength(1);
    expect(
      findEvaluation(planted('export const X = () => <p dangerouslySetInnerHTML={{ __html: name }} />;\n', 'web/ui/x/x.tsx')),
    ).toHaveLength(1);
  });

  it.each(["import('./serve.ts')", 'setTimeout(go, 1)', 'scene.evaluate()'])('permits %s', (text) => {
    expect(findEvaluation(planted(`export const x = () => ${text};\n`))).toEqual([]);
  });

  it.each([
    "'select * from event'",
    '`INSERT INTO event VALUES (${x})`',
    'sql`now()`',
    "'  update event set seq = 1'",
    "'drop table event'",
    "'grant select on x'",
  ])('reports %s outside a store', (text) => {
    expect(findRawSql(planted(`export const x = () => db.run(${text});\n`))).toHaveLength(1);
    expect(findRawSql(planted(`export const x = () => db.run(${text});\n`, 'server/casework/store.ts'))).toEqual([]);
    expect(findRawSql(planted(`export const x = () => db.run(${text});\n`, 'server/platform/database/migrate.ts'))).toEqual([]);
  });

  it.each(["'Select a unit'", "'update'", "'with reasons'", 'db.selectFrom(x)'])('takes %s for words', (text) => {
    expect(findRawSql(planted(`export const x = ${text};\n`))).toEqual([]);
  });

  it('does not occur in the whole house', () => {
    expect(asLines(findSilencedChecks(code))).toEqual([]);
    expect(asLines(findEvaluation(code))).toEqual([]);
    expect(asLines(findRawSql(code))).toEqual([]);
  });
});
