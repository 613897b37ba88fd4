import { expect, it } from 'vitest';

import { startTurns } from './turns.ts';

it('tries a failed turn again, never runs one beside itself, and waits for the running one when it stops', async () => {
  let [runs, beside, most] = [0, 0, 0];
  let reached: () => void = () => undefined;
  const fifth = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const errors: unknown[] = [];
  const run = async (): Promise<void> => {
    runs += 1;
    beside += 1;
    most = Math.max(most, beside);
    if (runs === 5) reached();
    await new Promise((resolve) => setTimeout(resolve, 3));
    beside -= 1;
    if (runs % 2 === 1) throw new Error('planted');
  };
  const turns = startTurns([{ name: 'planted', everyMs: 1, run }], (of, error) => errors.push(`${of} ${String(error)}`));
  await fifth;
  await turns.stop();
  expect([beside, most]).toEqual([0, 1]);
  expect(errors.length).toBeGreaterThanOrEqual(3);
  expect(new Set(errors)).toEqual(new Set(['planted Error: planted']));
  const stopped = runs;
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(runs).toBe(stopped);
});
