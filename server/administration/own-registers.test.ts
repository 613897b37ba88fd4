import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { sweepFolder } from '../../dataroom/sweep-folder.ts';
import { ownRules } from '../../dataroom/start-room.ts';
import { aidCaseAt } from '../../testkit/county/aid-case.ts';
import { openSmallCounty, plantedValues, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { writeOwnRegisters } from './own-registers.ts';

describeOnBothEngines('the casework of a county as registers', (engine) => {
  let small: SmallCounty;
  let folder: string;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    folder = mkdtempSync(join(tmpdir(), 'own-registers-'));
    mkdirSync(join(folder, 'in'));
  });
  afterEach(async () => {
    await small.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sweep = () =>
    sweepFolder(
      {
        ...{ input: join(folder, 'in'), output: join(folder, 'out'), room: null, extend: false, rules: ownRules, maskObjects: false },
        ...{ grounds: { authority: null, purpose: null, deleteBy: null }, day: '2026-12-31', memoryMegabytes: 256, threads: 1 },
        now: '2026-12-31T00:00:00Z',
      },
      () => undefined,
    );

  it('is swept by the rules about cases, and holds nothing that an applicant gave', async () => {
    await aidCaseAt(small, 'end');
    await small.days(60);
    const late = await aidCaseAt(small, 'accept');
    await small.days(40);
    await small.step(late, 'clerk', 'accept', 'accepted');
    expect(await writeOwnRegisters(small.services, join(folder, 'in'))).toMatchObject({ cases: 2 });
    const files = readdirSync(join(folder, 'in'));
    const text = files.map((file) => readFileSync(join(folder, 'in', file), 'utf8')).join('\n');
    const planted = Object.values(plantedValues).flatMap((value) => (typeof value === 'string' && value.length > 3 ? [value] : []));
    expect(planted.length).toBeGreaterThan(3);
    for (const value of planted) expect(text).not.toContain(value);
    const summary = await sweep();
    const ran = new Map(summary.rules.map(({ rule, skipped, alerts }) => [rule, skipped?.reason ?? alerts]));
    expect(Object.fromEntries(['W01', 'W02', 'W03', 'W05', 'W10'].map((id) => [id, ran.get(id)]))).toEqual({
      ...{ W01: 0, W02: 0, W03: 0, W05: 1, W10: 0 },
    });
    // Numbers that the platform does not keep are not asked for.
    expect(summary.repairs).toBe(0);
  });

  it('goes beside registers from outside, whose files stay what they were', async () => {
    await aidCaseAt(small, 'weigh');
    const outside = '工号,姓名,身份证号,单位,岗位,任职日期\nG9,外,349901196110169317,县民政局,财政岗,2020-01-01\n';
    writeFileSync(join(folder, 'in', '公职人员.csv'), outside);
    await writeOwnRegisters(small.services, join(folder, 'in'));
    expect(readFileSync(join(folder, 'in', '公职人员.csv'), 'utf8')).toBe(outside);
    expect((await sweep()).rules.find(({ rule }) => rule === 'W10')).toMatchObject({ alerts: 0 });
  });

  it('writes nothing where there are no cases', async () => {
    expect(await writeOwnRegisters(small.services, join(folder, 'in'))).toEqual({ cases: 0, tables: [] });
    expect(readdirSync(join(folder, 'in'))).toEqual([]);
  });
});
