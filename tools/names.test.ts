import { describe, expect, it } from 'vitest';

import { findBadNames, findReexports } from './names.ts';
import { asLines, listCode, listPaths } from './source-file.ts';

describe('names', () => {
  it('sees the paths', () => {
    expect(listPaths().length).toBeGreaterThan(20);
  });

  it.each([
    'core/utils/text.ts',
    'server/common/a.ts',
    'web/lib/b.css',
    'core/org/helpers.ts',
    'core/org/index.ts',
    'core/org/UnitTree.ts',
    'core/org/unit_tree.ts',
  ])('reports %s', (path) => {
    expect(findBadNames([path])).toHaveLength(1);
  });

  it.each([
    'core/org/unit-tree.ts',
    'core/org/unit-tree.test.ts',
    'web/ui/messages/zh-CN.ts',
    'web/console/index.html',
    'docs/decisions/0001-record-decisions.md',
  ])('permits %s', (path) => {
    expect(findBadNames([path])).toEqual([]);
  });

  it.each(["export * from './unit.ts';", "export { Unit } from './unit.ts';", "export type { Unit } from './unit.ts';"])(
    'reports %s',
    (text) => {
      expect(findReexports([{ path: 'core/org/all.ts', text }])).toHaveLength(1);
    },
  );

  it('are kept in the whole house', () => {
    expect(asLines(findBadNames(listPaths()))).toEqual([]);
    expect(asLines(findReexports(listCode()))).toEqual([]);
  });
});
