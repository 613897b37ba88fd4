import { describe, expect, it } from 'vitest';

import { findOversize } from './sizes.ts';
import { asLines, listFiles, isCode } from './source-file.ts';

const sources = listFiles((path) => isCode(path) || path.endsWith('.sql'));
const ofLines = (path: string, lines: number) => ({ path, text: '// line\n'.repeat(lines) });
const functionOf = (lines: number): string => `export function long() {\n${'  go();\n'.repeat(lines - 2)}}\n`;

describe('sizes', () => {
  it('sees the sources', () => {
    expect(sources.length).toBeGreaterThan(5);
  });

  it.each([
    ['core/org/unit.ts', 400],
    ['server/casework/routes.ts', 150],
    ['server/casework/take-step.ts', 80],
    ['server/casework/store.ts', 300],
    ['server/casework/project.ts', 200],
    ['server/casework/policy.ts', 150],
    ['server/casework/read.ts', 100],
    ['server/platform/http/status-of.ts', 400],
    ['server/casework/take-step.test.ts', 400],
  ])('permits %s %i lines and reports one more', (path, limit) => {
    expect(findOversize([ofLines(path, limit)])).toEqual([]);
    expect(asLines(findOversize([ofLines(path, limit + 1)]))).toEqual([`${path}:${limit + 1} ${limit + 1} lines, at most ${limit}`]);
  });

  it('permits a function of 60 lines and reports one of 61', () => {
    expect(findOversize([{ path: 'core/org/unit.ts', text: functionOf(60) }])).toEqual([]);
    expect(findOversize([{ path: 'core/org/unit.ts', text: functionOf(61) }])).toHaveLength(1);
  });

  it('measures each test, not the group', () => {
    const body = (name: string): string => `${name}('x', () => {\n${'  go();\n'.repeat(70)}});\n`;
    expect(findOversize([{ path: 'core/org/unit.test.ts', text: body('describe.each([1])') }])).toEqual([]);
    expect(findOversize([{ path: 'core/org/unit.test.ts', text: body('describeOnBothEngines') }])).toEqual([]);
    expect(findOversize([{ path: 'core/org/unit.test.ts', text: body('it') }])).toHaveLength(1);
  });

  it('are kept in the whole house', () => {
    expect(asLines(findOversize(sources))).toEqual([]);
  });
});
