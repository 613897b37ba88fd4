import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { crashLoop } from '../../server/platform/database/crash/crash-loop.ts';
import { openDatabase } from '../../server/platform/database/open-database.ts';
import { crashRounds } from '../../testkit/database/crash-rounds.ts';
import { countyCrash } from './crash.ts';

const rounds = crashRounds();

async function lostOf(directory: string, acknowledged: readonly string[]): Promise<readonly string[]> {
  const database = await openDatabase({ kind: 'embedded', directory });
  try {
    return await countyCrash.workload.findLost(database, acknowledged);
  } finally {
    await database.close();
  }
}

describe('kill -9 of a county at work', () => {
  it(`loses no acknowledged act and leaves a sound ledger (${rounds} rounds)`, { timeout: 120_000 + rounds * 20_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingquan-crash-'));
    try {
      const report = await crashLoop({
        rounds,
        directory: join(folder, 'database'),
        ...countyCrash,
        killWithinMilliseconds: 1_000,
      });
      expect(report.lost).toEqual([]);
      expect(report.acknowledged).toBeGreaterThan(0);
      expect(await lostOf(join(folder, 'database'), ['no-such-case 2'])).toEqual(['no-such-case 2']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
