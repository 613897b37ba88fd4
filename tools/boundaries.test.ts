import { describe, expect, it } from 'vitest';

import { findForbiddenImports } from './boundaries.ts';
import { asLines, listCode } from './source-file.ts';

const planted = (path: string, specifier: string): readonly string[] =>
  asLines(findForbiddenImports([{ path, text: `// planted\nimport { x } from '${specifier}';\n` }]));

describe('permitted directions', () => {
  it('sees the sources of core', () => {
    expect(listCode().filter(({ path }) => path.startsWith('core/')).length).toBeGreaterThan(3);
  });

  it.each([
    ['core/kernel/day.ts', '../org/unit.ts'],
    ['core/chart/model.ts', '../casework/case.ts'],
    ['core/ledger/tree.ts', '../org/unit.ts'],
    ['core/kernel/day.ts', '../../server/platform/clock.ts'],
    ['core/kernel/day.ts', 'node:fs'],
    ['core/kernel/day.ts', 'zod'],
    ['core/strange/day.ts', '../kernel/id.ts'],
    ['contract/casework.ts', '../server/casework/routes.ts'],
    ['exchange/xlsx/read.ts', 'zod'],
    ['verify/audit.ts', '../core/org/unit.ts'],
    ['verify/audit.ts', '../server/ledger/store.ts'],
    ['web/ui/chart/chart.tsx', '../../pages/item-page.tsx'],
    ['web/ui/chart/chart.tsx', 'node:fs'],
    ['web/pages/item-page.tsx', '../../server/public/routes.ts'],
    ['web/islands/receipt.ts', '../pages/item-page.tsx'],
    ['server/platform/clock.ts', '../casework/store.ts'],
    ['server/casework/take-step.ts', '../publication/store.ts'],
    ['server/casework/take-step.ts', '../ledger/store.ts'],
    ['server/casework/take-step.ts', '../compose.ts'],
    ['server/casework/take-step.ts', '../../web/pages/case-page.tsx'],
    ['server/casework/take-step.ts', '../../contract/voice.ts'],
    ['server/casework/take-step.ts', '../../cli/main.ts'],
    ['server/main.ts', './casework/routes.ts'],
    ['cli/verify.ts', '../web/pages/item-page.tsx'],
    ['core/kernel/day.ts', './day.test.ts'],
    ['server/casework/routes.ts', '../../testkit/county.ts'],
    ['attic/old.ts', '../core/kernel/id.ts'],
  ])('reports %s importing %s', (path, specifier) => {
    expect(planted(path, specifier)).toHaveLength(1);
    expect(planted(path, specifier)[0]).toContain(`${path}:2 imports ${specifier}`);
  });

  it('reports a re-export that goes the wrong way', () => {
    const file = { path: 'core/kernel/day.ts', text: "export { type Unit } from '../org/unit.ts';\n" };
    expect(findForbiddenImports([file])).toHaveLength(1);
  });

  it('reports an import at run time that goes the wrong way', () => {
    const file = { path: 'cli/show.ts', text: "export const load = () => import('../web/pages/item-page.tsx');\n" };
    expect(findForbiddenImports([file])).toHaveLength(1);
  });

  it.each([
    ['core/evaluation/score.ts', '../kernel/id.ts'],
    ['core/casework/case.ts', '../chart/model.ts'],
    ['core/ledger/tree.ts', '@noble/hashes/sha2.js'],
    ['server/casework/take-step.ts', '../publication/read.ts'],
    ['server/casework/take-step.ts', '../ledger/append.ts'],
    ['server/casework/routes.ts', '../../contract/casework.ts'],
    ['server/casework/routes.ts', '../../contract/problem.ts'],
    ['server/casework/routes.ts', '../../web/pages/work/case-page.tsx'],
    ['server/public/item-page.ts', '../../web/pages/public/item-page.tsx'],
    ['server/compose.ts', './casework/project.ts'],
    ['verify/audit.ts', '../core/ledger/tree.ts'],
    ['cli/serve.ts', '../server/compose.ts'],
    ['core/kernel/day.test.ts', '../../testkit/clock.ts'],
  ])('permits %s importing %s', (path, specifier) => {
    expect(planted(path, specifier)).toEqual([]);
  });

  it('hold in the whole house', () => {
    expect(asLines(findForbiddenImports(listCode()))).toEqual([]);
  });
});
