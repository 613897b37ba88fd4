import { describe, expect, test } from 'vitest';

import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';
import { mainPath } from './main-path.ts';
import { stepList } from './step-list.ts';

const { items } = readLibrary(libraryRoot());

function listOf(code: string, number = 1) {
  const version = items.find((candidate) => candidate.item.code === code && candidate.number === number);
  if (version === undefined) throw new Error(`${code} is not in the library`);
  return stepList({ chart: version.item.chart, cite: () => [] });
}

const cases = items.map((version) => ({
  name: `${version.item.code} version ${String(version.number)}`,
  version,
  steps: listOf(version.item.code, version.number),
}));

describe.each(cases)('the list of $name', ({ version, steps }) => {
  test('shows every node once, numbered from 1 without a gap, main path first', () => {
    const hidden = version.item.chart.nodes.filter(
      (node) => node.type !== 'start' && node.type !== 'and' && !(node.type === 'xor' && node.of !== null),
    );
    for (const node of hidden)
      expect(
        steps.filter((step) => step.id === node.id),
        node.id,
      ).toHaveLength(1);
    expect(steps.map((step) => step.number)).toEqual(steps.map((_, at) => at + 1));
    const firstSide = steps.findIndex((step) => step.after !== null);
    if (firstSide >= 0) expect(steps.slice(firstSide).every((step) => step.after !== null)).toBe(true);
  });

  test('the main path runs from the first step to an end that approves, once', () => {
    const main = steps.filter((step) => step.after === null);
    const ends = main.filter((step) => step.kind === 'end').map((step) => version.item.chart.nodes.find((node) => node.id === step.id));
    expect(ends).toHaveLength(1);
    expect(ends[0]).toMatchObject({ type: 'end', outcome: 'approve' });
    expect(main.at(-1)?.kind).toBe('end');
  });

  test('each group of side steps has numbers in a row, and stands behind a main step that leads into it', () => {
    const groups = new Map<number, number[]>();
    for (const step of steps) if (step.after !== null) groups.set(step.after, [...(groups.get(step.after) ?? []), step.number]);
    for (const [after, numbers] of groups) {
      expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at));
      const origin = steps[after - 1];
      expect(origin?.branches.some((branch) => numbers.some((number) => branch.to.includes(`第 ${String(number)} 步`)))).toBe(true);
    }
  });

  test('every exit names a step that is in the list by its number and, unless it follows, by its name', () => {
    for (const step of steps) {
      for (const { to } of step.branches) {
        for (const [, number = '', name] of to.matchAll(/第 (\d+) 步(?:「(.*?)」)?/g)) {
          expect(steps[Number(number) - 1]?.plainName, to).toBe(name ?? steps[step.number]?.plainName);
        }
      }
    }
  });
});

test('the normal case of 低保 is the path of a household without officials among its kin', () => {
  const main = listOf('V-FW-01').filter((step) => step.after === null);
  expect(main.map((step) => step.id)).toEqual([
    'apply',
    'accept',
    'kin',
    'means',
    'visit',
    'weigh',
    'opinion',
    'notice',
    'kin-q',
    'county-clerk',
    'county-head',
    'tell-approval',
    'pay',
    'archive',
    'end-approved',
  ]);
});

test('an answer that only leads back is no normal case, even when it stands for everybody else', () => {
  const chart = items.find((version) => version.item.code === 'T-03')?.item.chart;
  expect(chart === undefined ? undefined : mainPath(chart).has('not-good')).toBe(false);
});
