import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { findBadDependencies, findBadLocks, runsOnOldest } from './dependencies.ts';
import { asLines, listFiles } from './source-file.ts';

const read = (path: string): unknown => JSON.parse(listFiles((one) => one === path)[0]?.text ?? 'null');
const versions = z.record(z.string(), z.string());
const manifest = z.object({ dependencies: versions, devDependencies: versions }).parse(read('package.json'));
const locked = z.object({
  resolved: z.string().exactOptional(),
  dev: z.boolean().exactOptional(),
  optional: z.boolean().exactOptional(),
  hasInstallScript: z.boolean().exactOptional(),
  engines: versions.exactOptional().catch({}),
});
const { packages } = z.object({ packages: z.record(z.string(), locked) }).parse(read('package-lock.json'));

describe('dependencies', () => {
  it('sees package.json and the lockfile', () => {
    expect(Object.keys(manifest.dependencies).length).toBeGreaterThan(5);
    expect(Object.keys(packages).length).toBeGreaterThan(50);
  });

  it.each([
    [{ left: '^1.0.0' }, 'left ^1.0.0 is not an exact version'],
    [{ ejs: '3.1.10' }, 'ejs evaluates text'],
    [{ xlsx: '0.18.5' }, 'xlsx has known holes'],
    [Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`p${at}`, '1.0.0'])), '41 production dependencies, at most 40'],
  ])('report %o', (dependencies, what) => {
    expect(asLines(findBadDependencies({ dependencies, devDependencies: {} }))).toEqual([`package.json:1 ${what}`]);
  });

  it.each([
    [{ resolved: 'x.tgz' }, 'has a download address'],
    [{ hasInstallScript: true }, 'runs a script when it is installed'],
    [{ engines: { node: '>=22' } }, 'needs Node >=22'],
  ])('report a lock with %o', (one, what) => {
    expect(asLines(findBadLocks({ p: one }))).toEqual([`package-lock.json:1 p ${what}`]);
  });

  it.each([
    '>=20',
    '>= 20.19.0',
    '^20.19.0 || >=22.12.0',
    '18 || 20 || >=22',
    '*',
    '>=16 || 14 >=14.17',
    '6.* || 8.* || >= 10.*',
    '20.x',
    '>=v12.22.7',
  ])('run on 20.19: %s', (range) => {
    expect(runsOnOldest(range)).toBe(true);
  });

  it.each(['>=22', '^22.12.0 || >=24', '>=20.20', '<20', '^18', '16 || 18', '>=21'])('do not run on 20.19: %s', (range) => {
    expect(runsOnOldest(range)).toBe(false);
  });

  it('keep the rules', () => {
    expect(asLines(findBadDependencies(manifest))).toEqual([]);
    expect(asLines(findBadLocks(packages))).toEqual([]);
  });
});
