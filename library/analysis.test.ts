import { describe, expect, test } from 'vitest';

import { unitsOfItem } from '../core/catalogue/units-of-item.ts';
import type { PowerItem } from '../core/catalogue/power-item.ts';
import type { Analysis } from '../core/chart/analyse/analysis.ts';
import type { FindingCode } from '../core/chart/analyse/finding.ts';
import { analyseItem, staffingOf } from '../core/chart/analyse/from-chart.ts';
import type { UnitId } from '../core/kernel/id.ts';
import { staffOn } from '../core/org/staff.ts';
import { generateCounty } from '../server/demo/generate-county.ts';
import { libraryRoot, readLibrary } from '../server/library/read-library.ts';

const { organisation } = generateCounty('library');
const staff = staffOn(organisation, '2026-03-02');
const { items } = readLibrary(libraryRoot());
const named = items.map(({ item, number }) => [`${item.code}@${number}`, item] as const);

/** Warnings that no chart of the library may have; the others are told on the page and weighed by people. */
const never: readonly FindingCode[] = [
  'one-hand',
  'no-hand',
  'unbounded-return',
  'condition-overlap',
  'condition-undecided',
  'branch-never',
  'high-risk-unprevented',
  'no-recourse',
];

/** Two of the units in which cases of the item begin; the first two villages of the county differ in who heads the committees. */
function homesOf(item: PowerItem): readonly UnitId[] {
  return [...unitsOfItem({ item }, organisation)].slice(0, 2);
}

function analysed({ chart, code, name, totalLimit }: PowerItem, unit: UnitId): Analysis {
  return analyseItem({ id: code, title: name, chart, totalLimit }, staffingOf(chart, staff, unit), { sets: 1 });
}

function fewest(analysis: Analysis): number {
  const collusion = analysis.results?.collusion;
  if (collusion === undefined || collusion.known === 'impossible') return 0;
  return collusion.known === 'exactly' ? collusion.size : collusion.lower;
}

function wrong(analysis: Analysis): readonly string[] {
  return analysis.findings
    .filter(({ code, severity }) => severity === 'error' || never.includes(code))
    .map(({ code, nodes }) => `${code} ${nodes.join(' ')}`);
}

describe('where its cases begin, every item of the library', () => {
  test.each(named)('%s runs, is staffed, and takes two persons or more', (_, item) => {
    const homes = homesOf(item);
    expect(homes.length).toBeGreaterThan(0);
    for (const home of homes) {
      const analysis = analysed(item, home);
      expect([analysis.sound, analysis.results?.satisfiable, analysis.results?.canApprove]).toEqual(['yes', true, true]);
      expect(fewest(analysis)).toBeGreaterThanOrEqual(2);
      expect(wrong(analysis)).toEqual([]);
    }
  });
});

test('a certificate that one clerk may check, sign and seal is reported as one hand', () => {
  const item = items.find((version) => version.item.code === 'V-FW-10')?.item;
  if (item === undefined) throw new Error('V-FW-10 is missing');
  const nodes = item.chart.nodes.map((node) => (node.type === 'task' && node.actors === 1 ? { ...node, posts: ['village.clerk'] } : node));
  const careless: PowerItem = { ...item, chart: { ...item.chart, nodes, constraints: [] } };
  const [village] = homesOf(item);
  if (village === undefined) throw new Error('no village');
  const analysis = analysed(careless, village);
  expect(fewest(analysis)).toBe(1);
  expect(wrong(analysis).map((text) => text.split(' ')[0])).toContain('one-hand');
});
