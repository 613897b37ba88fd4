import { describe, expect, test } from 'vitest';

import { libraryRoot, readLibrary } from '../../../server/library/read-library.ts';
import { stepList } from '../../../contract/steps/step-list.ts';
import { zhCn } from '../../ui/messages/zh-CN.ts';
import { chartSteps, details } from './chart-steps.ts';

const { items } = readLibrary(libraryRoot());

function drawn(code: string) {
  const version = items.findLast(({ item }) => item.code === code);
  if (version === undefined) throw new Error(`${code} is not in the library`);
  const steps = stepList({ chart: version.item.chart, cite: () => [] });
  const [everything] = details;
  if (everything === undefined) throw new Error('no detail');
  return { steps, drawn: chartSteps(steps, everything, { steps, words: zhCn }) };
}

describe.each(['T-03', 'V-JC-01', 'V-FW-01', 'T-07'])('returns of %s on paper', (code) => {
  test('are named in words and lead to an earlier step of the normal case, or to where a side step came from', () => {
    const { steps, drawn: shown } = drawn(code);
    const returns = shown.flatMap((step) => step.ways.filter(({ back }) => back).map((way) => ({ step, way })));
    expect(returns.length).toBeGreaterThan(0);
    for (const { step, way } of returns) {
      expect(`${way.label}${way.to}`).toContain('退回');
      for (const number of way.numbers) expect(number, `${String(step.number)} ${way.label}`).toBeLessThanOrEqual(step.number);
    }
    const ends = new Set(steps.filter(({ kind }) => kind === 'end').map(({ number }) => number));
    expect(returns.filter(({ way }) => way.numbers.some((number) => ends.has(number)))).toEqual([]);
  });
});

test('a refusal that many steps share is no return', () => {
  const { steps, drawn: shown } = drawn('V-JC-01');
  const ways = shown.flatMap((step) => step.ways);
  const shared = steps
    .filter(({ kind, after }) => kind === 'end' && after !== null)
    .map(({ number }) => ways.filter(({ numbers }) => numbers.includes(number)))
    .filter((into) => into.length > 1);
  expect(shared.length).toBeGreaterThan(0);
  expect(shared.flat().some(({ back }) => back)).toBe(false);
});
