import { describe, expect, it } from 'vitest';

import { closingLine, countTests } from './closing-line.ts';

type Module = Parameters<typeof countTests>[0][number];

/** A file of tests as the runner reports it, with nothing but what is counted. */
function module(states: readonly string[], { state = 'passed', errors = 0 } = {}): Module {
  const tests = states.map((one) => ({ result: () => ({ state: one }) }));
  const allTests = (wanted?: string) => tests.filter((test) => wanted === undefined || test.result().state === wanted).values();
  return {
    children: { allTests },
    errors: () => Array.from({ length: errors }, () => ({ message: 'x' })),
    state: () => state,
  } as unknown as Module;
}

describe('closing line', () => {
  it('counts passed, failed and skipped tests', () => {
    expect(countTests([module(['passed', 'failed', 'passed'], { state: 'failed' }), module(['skipped'])], [])).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
    });
  });

  it('counts a file that failed outside its tests, and an error that no test caught', () => {
    expect(countTests([module([], { state: 'failed', errors: 1 }), module(['passed'], { state: 'failed' })], [new Error('x')])).toEqual({
      passed: 1,
      failed: 3,
      skipped: 0,
    });
  });

  it('has the form that CI reads', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });
});
