import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crashRounds } from '../../../../testkit/database/crash-rounds.ts';
import { memoryFolder, withTemporaryFolder } from '../../../../testkit/database/temporary-folder.ts';
import type { CrashReport, CrashRound } from './crash-loop.ts';
import { type LostWritesSettings, lostWritesLoop } from './lost-writes-loop.ts';

const rounds = crashRounds(process.env, 500);

/** In memory: what a sync keeps is judged by the record, not by the disk of this machine. */
function loop(settings: Omit<LostWritesSettings, 'directory'>): Promise<CrashReport> {
  return withTemporaryFolder((folder) => lostWritesLoop({ ...settings, directory: join(folder, 'data') }), memoryFolder);
}

describe('lost power at any moment', () => {
  it(
    `loses nothing that was acknowledged, whatever unsynced writes are gone (${rounds} rounds)`,
    { timeout: 120_000 + rounds * 10_000 },
    async () => {
      const seen: CrashRound[] = [];
      const report = await loop({ rounds, onRound: (round) => seen.push(round) });
      expect(report.lost).toEqual([]);
      expect(report.acknowledged).toBeGreaterThan(0);
      expect(seen).toHaveLength(rounds);
    },
  );

  it.each(['forgetful-disk', 'forgetful-checkpoint'])(
    'reports what is lost when syncs keep nothing (planted: %s)',
    { timeout: 180_000 },
    async (disk) => {
      const report = await loop({ rounds: 3, thread: `testkit/database/crash/${disk}-thread.ts` });
      expect(report.lost.length).toBeGreaterThan(0);
    },
  );
});
