import type { DemandEnv } from './demands.ts';

/** How often a database at work is killed: MINGQUAN_CRASH_ROUNDS, else the full size nightly, else a sample. */
export function crashRounds(env: DemandEnv = process.env): number {
  const told = env['MINGQUAN_CRASH_ROUNDS'] ?? '';
  if (told === '') return env['MINGQUAN_NIGHTLY'] === '1' ? 2_000 : 5;
  const rounds = Number(told);
  if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error(`MINGQUAN_CRASH_ROUNDS is no number of rounds: ${told}`);
  return rounds;
}
