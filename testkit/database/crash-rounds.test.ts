import { expect, it } from 'vitest';

import { crashRounds } from './crash-rounds.ts';

it.each([
  [{}, 5],
  [{ MINGQUAN_CRASH_ROUNDS: '' }, 5],
  [{ MINGQUAN_NIGHTLY: '1' }, 2_000],
  [{ MINGQUAN_NIGHTLY: '1', MINGQUAN_CRASH_ROUNDS: '20' }, 20],
])('the rounds of the kill loop under %j are %i', (env, rounds) => {
  expect(crashRounds(env)).toBe(rounds);
});

it.each(['0', 'many', '-1', '1.5'])('%s rounds prove nothing and are refused', (told) => {
  expect(() => crashRounds({ MINGQUAN_CRASH_ROUNDS: told })).toThrow(told);
});
