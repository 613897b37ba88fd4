import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { contentHash } from '../../core/kernel/hash.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import { readItem } from './read-items.ts';
import { readLaws } from './read-laws.ts';
import { libraryRoot, readLibrary } from './read-library.ts';
import { parseYaml } from './yaml-source.ts';

const root = libraryRoot();
const laws = readLaws(root);
const name = 'V-FW-01@1.yaml';
const good = readFileSync(join(root, 'items', name), 'utf8');

/** Replaces one line and says which it was. */
function broken(line: string, by: string): { readonly text: string; readonly line: number } {
  const lines = good.split('\n');
  const at = lines.indexOf(line);
  expect(at, line).toBeGreaterThan(0);
  return { text: [...lines.slice(0, at), ...by.split('\n'), ...lines.slice(at + 1)].join('\n'), line: at + 1 };
}

function problemsOf(text: string) {
  const read = readItem(parseYaml(text, `library/items/${name}`), name, laws);
  return 'problems' in read ? read.problems : [];
}

test('the file as it is has no problem', () => {
  expect(problemsOf(good)).toEqual([]);
});

describe('a broken item file names line and field', () => {
  const cases = [
    ['an unknown field', 'level: village', 'level: village\nlevle: town', 'levle', 1, /unknown field/],
    ['an unknown field of a step', '    actors: 2', '    actors: 2\n    actorz: 3', /\.actorz$/, 1, /unknown field/],
    ['a value outside the list', 'level: village', 'level: hamlet', 'level', 0, /village/],
    ['a number as text', '    days: 7', '    days: seven', /\.days$/, 0, /number/],
    ['a role nobody knows', '    posts: [means-check.officer]', '    posts: [means-check.offiser]', /\.posts\[0\]$/, 0, /no role/],
    [
      'a body instead of a post',
      '    posts: [means-check.officer]',
      '    posts: [village.representative]',
      /\.posts\[0\]$/,
      0,
      /is a body/,
    ],
    [
      'an administrator of the software',
      '    posts: [means-check.officer]',
      '    posts: [admin.system]',
      /\.posts\[0\]$/,
      0,
      /may not act/,
    ],
    ['a post instead of a body', '    body: village.review-panel', '    body: village.clerk', /\.body$/, 0, /needs a body/],
    [
      'a case that nobody may open',
      'startedBy: [village.aid-officer, village.clerk, town.aid-clerk]',
      'startedBy: []',
      'startedBy',
      0,
      /nobody may open/,
    ],
    ['a law nobody knows', '  - social-assistance-2014#58', '  - social-assistance-2014#580', 'basis[2]', 0, /no law record/],
  ] as const;

  test.each(cases)('%s', (...[, line, by, field, shift, problem]) => {
    const { text, line: at } = broken(line, by);
    const [found] = problemsOf(text);
    expect(found?.file).toBe(`library/items/${name}`);
    expect(found?.line).toBe(at + shift);
    if (typeof field === 'string') expect(found?.field).toBe(field);
    else expect(found?.field).toMatch(field);
    expect(found?.problem).toMatch(problem);
  });

  test('an arrow to a node that does not exist', () => {
    const { text, line } = broken('    next: notice-q', '    next: notice-x');
    const [found] = problemsOf(text);
    expect(found?.line).toBe(line);
    expect(found?.field).toMatch(/\.next$/);
    expect(found?.problem).toMatch(/unknown-node/);
  });

  test('a promised limit that differs from its parameter', () => {
    const { text, line } = broken(
      '    limit: { amount: 6, unit: working-day, kind: promised, parameter: county-clerk-days }',
      '    limit: { amount: 5, unit: working-day, kind: promised, parameter: county-clerk-days }',
    );
    const [found] = problemsOf(text);
    expect(found?.line).toBe(line);
    expect(found?.field).toMatch(/\.limit\.parameter$/);
  });

  test('a field of a form without disclosure class', () => {
    const text = good.replace('kind: id-number, disclosure: secret,', 'kind: id-number,');
    expect(problemsOf(text).map((found) => found.field)).toEqual([expect.stringMatching(/form\[1\]\.disclosure$/)]);
  });

  test('a secret field on a notice', () => {
    const text = good.replace('shows: [household-head,', 'shows: [id-number, household-head,');
    expect(problemsOf(text).map((found) => found.problem)).toEqual([expect.stringMatching(/^notice-shows-restricted-field/)]);
  });

  test('a missing field stands at its parent', () => {
    expect(problemsOf(good.replace(/^lead: .*\n/mu, '')).map((found) => found.field)).toEqual(['lead']);
  });

  test('text that is not YAML', () => {
    const { text, line } = broken('level: village', 'level: [village');
    const [found] = problemsOf(text);
    expect(found?.problem).toMatch(/^not YAML/);
    expect(found?.line).toBeGreaterThanOrEqual(line);
  });

  test('a name that does not say what stands in the file', () => {
    const read = readItem(parseYaml(good, 'x'), 'V-FW-02@1.yaml', laws);
    expect('problems' in read && read.problems[0]?.problem).toMatch(/V-FW-01@1\.yaml/);
  });
});

describe('versions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingquan-library-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are frozen and pinned by the hash of their content', () => {
    for (const version of readLibrary(root).items) {
      expect(version.hash).toBe(contentHash(version.item));
      expect(Object.isFrozen(version.item.chart.nodes[0])).toBe(true);
    }
  });

  test('of one item are never in force together; the fault names file, line and field', () => {
    cpSync(root, folder, { recursive: true });
    const path = join(folder, 'items', 'B-03@2.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('effectiveFrom: 2026-01-01', 'effectiveFrom: 2025-12-31'));
    const fault = faultOf(() => readLibrary(folder));
    expect(fault.code).toBe('library-broken');
    expect(fault.facts).toMatchObject({ file: 'library/items/B-03@2.yaml', line: 4, field: 'effectiveFrom' });
  });
});

function faultOf(act: () => unknown): Fault {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
