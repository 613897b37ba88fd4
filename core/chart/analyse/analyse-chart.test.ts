import fc from 'fast-check';
import { expect, test } from 'vitest';

import { chartFromTape } from '../../../testkit/chart-oracle/random-chart.ts';
import { differences } from '../../../testkit/chart-oracle/compare.ts';
import { analyseChart } from './analyse-chart.ts';

const nightly = process.env['MINGQUAN_NIGHTLY'] === '1';
const runs = Number(process.env['MINGQUAN_ORACLE_RUNS'] ?? (nightly ? 12_000 : 600));
const size = { steps: 6, persons: 5, posts: 4 };

test('every result agrees with the brute force on random small charts', { timeout: 30 * 60_000 }, () => {
  const tape = fc.noBias(fc.array(fc.nat({ max: 59 }), { minLength: 120, maxLength: 120 }));
  fc.assert(
    fc.property(tape, (numbers) => {
      const input = chartFromTape(numbers, size);
      expect(differences(input, analyseChart(input))).toEqual([]);
    }),
    { numRuns: runs },
  );
});
