import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import type { Alert } from './alert.ts';
import { importFolder } from './import-folder.ts';
import { openSnapshot } from './open-snapshot.ts';
import { readRule } from './read-rules.ts';
import type { Rule } from './rule-definition.ts';
import { type RuleResult, runRule } from './run-rule.ts';
import { ownRules } from './start-room.ts';

const place = mkdtempSync(join(tmpdir(), 'run-rule-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const limits = { memoryMegabytes: 256, threads: 1 };
const made = { folders: 0 };

/** Runs a rule over these tables; the others are empty, not absent. */
async function runOver(
  rule: Rule,
  files: Readonly<Record<string, string>>,
  bounds = { rows: 1000, milliseconds: 20_000 },
): Promise<RuleResult> {
  made.folders += 1;
  const folder = join(place, `in-${made.folders}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), `${text.trim()}\n`);
  const grounds = { authority: null, purpose: null, deleteBy: null };
  const room = join(place, 'room');
  const imported = await importFolder({ folder, room, grounds, now: '2025-06-30T00:00:00Z', ...limits }, () => undefined);
  const { database, ground } = await openSnapshot({
    folder: imported.folder,
    manifest: { ...imported.manifest, absent: [] },
    spillFolder: place,
    limits: bounds,
    day: null,
    ...limits,
  });
  try {
    return await runRule(rule, ground);
  } finally {
    database.close();
  }
}

function ownRule(id: string): Promise<Rule> {
  return readRule(join(ownRules, id), id);
}

async function oneAlert(id: string, files: Readonly<Record<string, string>>): Promise<Alert> {
  const { alerts } = await runOver(await ownRule(id), files);
  const [alert] = alerts;
  expect(alerts).toHaveLength(1);
  if (alert === undefined) throw new Error('no alert');
  return alert;
}

const household = {
  人员: '人员编号,姓名,身份证号,户编号\nR1,甲,349901196110169317,H1',
  补贴项目: '项目编码,项目名称,是否按面积\nB01,地力补贴,是',
  土地确权: '户编号,确权面积(亩),流入面积(亩),流出面积(亩)\nH1,10,0,0',
};

const bidders = {
  采购项目: '项目编号,采购单位,采购方式\nX1,乡政府,公开招标',
  供应商: '供应商编号,名称,联系电话\nG1,一,13800000001\nG2,二,13800000001\nG3,三,13800000002\nG4,四,13800000002',
};

const steps = {
  办件: '办件编号,事项编码,申请日期\nN1,T1,2025-03-03',
  事项步骤: '事项编码,步骤序号,步骤,时限(工作日)\nT1,1,受理,1\nT1,2,审核,1',
  工作日历: `日期,是否工作日\n${Array.from({ length: 20 }, (_, day) => `2025-03-${String(day + 1).padStart(2, '0')},是`).join('\n')}`,
};

describe('a rule whose answer has several rows about one object', () => {
  const second: readonly (readonly [id: string, more: string, Readonly<Record<string, string>>, Readonly<Record<string, string>>])[] = [
    [
      'S07',
      '一年与两年',
      { ...household, 补贴发放: '发放流水号,项目编码,所属期,身份证号,申报面积(亩)\nF2,B01,2024,349901196110169317,20' },
      {
        ...household,
        补贴发放: '发放流水号,项目编码,所属期,身份证号,申报面积(亩)\nF2,B01,2024,349901196110169317,20\nF3,B01,2025,349901196110169317,30',
      },
    ],
    [
      'P08',
      '一对与两对',
      { ...bidders, 投标: '项目编号,供应商编号,投标状态\nX1,G1,有效\nX1,G2,有效\nX1,G3,有效' },
      { ...bidders, 投标: '项目编号,供应商编号,投标状态\nX1,G1,有效\nX1,G2,有效\nX1,G3,有效\nX1,G4,有效' },
    ],
    [
      'W05',
      '一步与两步',
      {
        ...steps,
        办件步骤: '事件号,办件编号,步骤序号,步骤,动作,到达时间,完成时间\nE1,N1,1,受理,办结,2025-03-03 09:00:00,2025-03-06 09:00:00',
      },
      {
        ...steps,
        办件步骤:
          '事件号,办件编号,步骤序号,步骤,动作,到达时间,完成时间\nE1,N1,1,受理,办结,2025-03-03 09:00:00,2025-03-06 09:00:00\nE2,N1,2,审核,办结,2025-03-06 09:00:00,2025-03-11 09:00:00',
      },
    ],
  ];

  it.each(second)('keeps them all as evidence and says how many more: %s, %s', async (id, _, before, after) => {
    const [one, two] = [await oneAlert(id, before), await oneAlert(id, after)];
    expect(one.evidence.others).toEqual([]);
    expect(one.sentence).not.toContain('另有');
    expect(two.object).toBe(one.object);
    expect(two.evidence.others).toHaveLength(1);
    expect(two.evidence.others[0]).not.toEqual(two.evidence.values);
    expect(two.evidence.rows.length).toBeGreaterThanOrEqual(one.evidence.rows.length);
    expect(two.sentence).toContain('另有 1 处');
    expect(two.evidence.hash).not.toBe(one.evidence.hash);
  });

  it('names the rows of every one of them', async () => {
    const [, , , after] = second[0] ?? [];
    const { evidence } = await oneAlert('S07', after ?? {});
    expect(evidence.rows.filter(({ table }) => table === '补贴发放').map(({ key }) => key)).toEqual(['F2', 'F3']);
  });
});

describe('a rule that breaks while it runs', () => {
  it('is said to have failed, without the values that the engine quotes', async () => {
    const rule: Rule = { ...(await ownRule('S10')), sql: 'SELECT 身份证号原文 AS 对象, CAST(身份证号原文 AS INTEGER) AS x FROM 补贴发放' };
    const { run, alerts } = await runOver(rule, { 补贴发放: '发放流水号,项目编码,身份证号\nF1,B01,34990119660503908X' });
    expect(alerts).toEqual([]);
    expect(run.skipped).toMatchObject({ reason: 'failed' });
    expect(run.skipped?.detail).toMatch(/^\S.{10,}/);
    expect(run.skipped?.detail).not.toMatch(/\n|3499/);
  });
});

describe('a rule that would not end', () => {
  const many = { 补贴发放: `发放流水号,项目编码\n${Array.from({ length: 400 }, (_, row) => `F${row},B01`).join('\n')}` };

  it('is stopped when its time is over, and the next one runs', async () => {
    const pairs = ['a', 'b', 'c', 'd', 'e'].map((name) => `补贴发放 ${name}`).join(', ');
    const endless: Rule = {
      ...(await ownRule('S10')),
      sql: `SELECT max(a.发放流水号 || b.发放流水号 || c.发放流水号 || d.发放流水号 || e.发放流水号) AS 对象 FROM ${pairs}`,
    };
    const { run, alerts } = await runOver(endless, many, { rows: 1000, milliseconds: 300 });
    expect(alerts).toEqual([]);
    expect(run.skipped).toEqual({ reason: 'took-too-long', detail: '300' });
    expect((await runOver(await ownRule('S10'), many)).alerts).toHaveLength(400);
  });

  it('is refused when it answers more rows than are allowed, and none of them is told', async () => {
    const cross: Rule = { ...(await ownRule('S10')), sql: 'SELECT a.发放流水号 || b.发放流水号 AS 对象 FROM 补贴发放 a, 补贴发放 b' };
    const { run, alerts } = await runOver(cross, many, { rows: 1000, milliseconds: 20_000 });
    expect([alerts.length, run.skipped]).toEqual([0, { reason: 'too-many-rows', detail: '1000' }]);
  });
});
