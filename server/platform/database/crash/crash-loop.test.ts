import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crashRounds } from '../../../../testkit/database/crash-rounds.ts';
import { withTemporaryFolder } from '../../../../testkit/database/temporary-folder.ts';
import { crashLoop } from './crash-loop.ts';
import { findLost, prepare, write } from './paired-workload.ts';

const pairs = { workload: { prepare, write, findLost }, worker: 'server/platform/database/crash/paired-crash-worker.ts' };
const rounds = crashRounds();

describe('kill -9 at any moment', () => {
  it(`loses nothing that was acknowledged (${rounds} rounds)`, { timeout: 60_000 + rounds * 10_000 }, async () => {
    await withTemporaryFolder(async (folder) => {
      const report = await crashLoop({ rounds, directory: join(folder, 'data'), ...pairs });
      expect(report.lost).toEqual([]);
      expect(report.acknowledged).toBeGreaterThan(0);
    });
  });
});
