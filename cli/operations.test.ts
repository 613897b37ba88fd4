import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { organisationSheets, type SheetName, sheetNames } from '../exchange/organisation/sheets.ts';
import { type OutValue, writeWorkbook } from '../exchange/xlsx/write-workbook.ts';
import { serveCounty } from '../server/serve-county.ts';
import { settingsIn } from '../testkit/county.ts';
import { main } from './main.ts';

type Rows = Readonly<Record<SheetName, readonly (readonly OutValue[])[]>>;

const good: Rows = {
  单位: [
    ['QX', '清溪县', '县本级', null],
    ['QX-A', '甲镇', '乡镇', 'QX'],
    ['QX-A1', '一村', '村', 'QX-A'],
  ],
  岗位: [
    ['QX', '系统管理员', null],
    ['QX-A', '社会救助经办员', '救助窗口'],
    ['QX-A1', '村(社区)文书/报账员', null],
  ],
  人员: [
    ['P1', '甲某', '000000199001010018', 'jia.mou'],
    ['P2', '乙某', null, null],
    ['P3', '丙某', null, 'bing3'],
  ],
  任职: [
    ['P1', 'QX-A', '社会救助经办员', '2026-01-05', null],
    ['P2', 'QX-A1', '村(社区)文书/报账员', '2026-01-05', null],
    ['P3', 'QX', '系统管理员', '2026-01-05', null],
  ],
  近亲属: [['P1', 'P2', '兄弟']],
};

function workbook(rows: Partial<Rows>): Promise<Uint8Array> {
  return writeWorkbook(
    sheetNames.map((name) => ({
      name,
      columns: organisationSheets[name].map(({ heading }) => ({ heading, width: 12 })),
      rows: rows[name] ?? good[name],
    })),
  );
}

describe('operational commands', { timeout: 120_000 }, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingquan-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    return runIn('data', args);
  }

  async function runIn(
    data: string,
    args: readonly string[],
  ): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const env = { MINGQUAN_DATA_DIR: data, MINGQUAN_BACKUP_PASSPHRASE: 'a passphrase for tests' };
    const code = await main(args, { out: (text) => void out.push(text), err: (text) => void err.push(text), env, folder });
    return { code, out: out.join(''), err: err.join('') };
  }

  const init = ['init', '--name', '清溪县', '--code', '999900'];

  it('make a county from a spreadsheet, with three administrators, once', async () => {
    writeFileSync(join(folder, 'county.xlsx'), await workbook({}));
    const made = await run(...init, '--from', 'county.xlsx', '--secrets', 'secrets.txt', '--json');
    expect(made).toMatchObject({ code: 0 });
    // One unit more than none is made up: the two administrators that the sheet does not name get posts, persons and logins.
    expect(JSON.parse(made.out)).toMatchObject({ county: '清溪县', units: 3, posts: 5, persons: 5, accounts: 4, secrets: [] });
    expect(statSync(join(folder, 'secrets.txt')).mode & 0o777).toBe(0o600);
    const secrets = readFileSync(join(folder, 'secrets.txt'), 'utf8');
    for (const login of ['jia.mou', 'bing3', 'admin.security', 'admin.audit']) expect(secrets).toMatch(new RegExp(`login\\s+${login}\n`));
    expect(new Set(secrets.match(/password {2}\w{15}/g)).size).toBe(4);
    expect(secrets).not.toContain('000000199001010018');
    expect(await run('verify', '--database')).toMatchObject({ code: 0, out: expect.stringContaining('核验通过') });
    const again = await run(...init, '--secrets', 'second.txt');
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('清溪县') });
    expect(existsSync(join(folder, 'second.txt'))).toBe(false);
  });

  it('make nothing of a spreadsheet with faults, and name sheet, row and column', async () => {
    writeFileSync(join(folder, 'county.xlsx'), await workbook({ 任职: [['P9', 'QX-A', '社会救助经办员', '2026-02-30', null]] }));
    const refused = await run(...init, '--from', 'county.xlsx');
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('任职\t2\tA 人员编号\tP9') });
    expect(refused.err).toContain('任职\t2\tD 起始日\t2026-02-30');
    expect(existsSync(join(folder, 'data'))).toBe(false);
    writeFileSync(join(folder, 'county.xlsx'), 'not a workbook');
    expect(await run(...init, '--from', 'county.xlsx')).toMatchObject({ code: 2, out: '' });
    expect(await run('init', '--name', '清溪县', '--code', '12')).toMatchObject({ code: 2 });
  });

  it('say at once that a folder is missing, before anything is made', async () => {
    expect(await run(...init, '--secrets', 'missing/secrets.txt')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('没有这个文件或目录'),
    });
    expect(existsSync(join(folder, 'data'))).toBe(false);
    expect(await run('init', '--template', 'missing/empty.xlsx')).toMatchObject({ code: 2, err: expect.stringContaining('missing') });
    const backup = await run('backup', '--out', 'county.backup', '--with-keys', 'missing/county.keys');
    expect(backup).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/missing.*：没有这个文件或目录/) });
    expect([existsSync(join(folder, 'county.backup')), existsSync(join(folder, 'data'))]).toEqual([false, false]);
  });

  it('write a template that becomes a county once it is filled in', async () => {
    expect(await run('init', '--template', 'empty.xlsx')).toMatchObject({ code: 0 });
    expect(await run(...init, '--from', 'empty.xlsx')).toMatchObject({ code: 2, err: expect.stringContaining('not-one-county') });
    expect(await run('init', '--template', 'empty.xlsx')).toMatchObject({ code: 2 });
  });

  it('issue, reset, freeze and list accounts, each act in the ledger', async () => {
    expect(await run(...init, '--without-items')).toMatchObject({ code: 0, out: expect.stringContaining('admin.system') });
    expect(await run('account', 'issue', 'second', '--person', '系统管理员')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/otpauth:/),
    });
    expect(await run('account', 'issue', 'second', '--person', '系统管理员')).toMatchObject({ code: 2 });
    expect(await run('account', 'issue', 'third', '--person', '无此人')).toMatchObject({ code: 2 });
    expect(await run('account', 'freeze', 'second')).toMatchObject({ code: 0 });
    expect(await run('account', 'freeze', 'second')).toMatchObject({ code: 2 });
    expect(await run('account', 'list', 'second', '--json')).toMatchObject({ out: expect.stringContaining('"state":"frozen"') });
    expect(await run('account', 'reset', 'second')).toMatchObject({ code: 0 });
    expect(await run('account', 'reset', 'nobody')).toMatchObject({ code: 2 });
    expect(await run('account', 'sell', 'second')).toMatchObject({ code: 2 });
    const report = await run('verify', '--database', '--json');
    expect(JSON.parse(report.out)).toMatchObject({ sound: true, events: 2 + 3 + 3 });
  });

  it('work while the county is served, and prove the restored ledger by the published root', async () => {
    await run(...init, '--without-items');
    const stop = new AbortController();
    const said: string[] = [];
    const settings = settingsIn(join(folder, 'data'), { MINGQUAN_PORT: '0', MINGQUAN_LOG_LEVEL: 'silent' });
    const served = serveCounty({
      settings,
      bundled: Promise.resolve(true),
      signal: stop.signal,
      whenEmpty: 'refuse',
      out: (text) => void said.push(text),
      err: () => undefined,
    });
    try {
      await expect.poll(() => said.join(''), { timeout: 20_000 }).toContain('stops');
      const site = /http:\/\/[^/\s]+/.exec(said.join(''))?.[0] ?? '';
      expect(await run('verify', site)).toMatchObject({ code: 0 });
      expect(await run('verify', '--database')).toMatchObject({ code: 0 });
      expect(await run('account', 'reset', 'admin.audit')).toMatchObject({ code: 0 });
      expect(await run('export', 'ledger', '--out', 'log')).toMatchObject({ code: 0 });
      expect(await run('verify', 'log', '--json')).toMatchObject({ code: 0 });
      expect(await run('export', 'ledger', '--out', 'log')).toMatchObject({ code: 2 });
      expect(await run('export', '999900', '--out', 'site', '--site', 'https://qx.example.cn', '--check')).toMatchObject({ code: 0 });
      expect(await run('verify', 'site')).toMatchObject({ code: 0 });
      expect(await run('backup', '--out', 'county.backup', '--with-keys', 'county.keys')).toMatchObject({ code: 0 });
      expect(await run('rebuild')).toMatchObject({ code: 0 });
      const restored = await runIn('other', [
        'restore',
        '--from',
        'county.backup',
        '--keys',
        'county.keys',
        '--checkpoint',
        site,
        '--json',
      ]);
      expect(restored).toMatchObject({ code: 0 });
      const published = await (await fetch(`${site}/checkpoint`)).text();
      expect(published).toContain(Buffer.from((JSON.parse(restored.out) as { root: string }).root, 'hex').toString('base64'));
      expect(await runIn('other', ['verify', '--database'])).toMatchObject({ code: 0 });
      const doctor = await run('doctor', '--json');
      expect(JSON.parse(doctor.out)).toMatchObject({ sound: true });
      expect(doctor.out).toContain(String(process.pid));
    } finally {
      stop.abort();
      await served;
    }
    expect(await runIn('other', ['doctor'])).toMatchObject({ code: 0 });
    expect(await runIn('third', ['restore', '--from', 'county.backup'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('还缺密钥'),
    });
    expect(await runIn('third', ['verify', '--database'])).toMatchObject({ code: 2, err: expect.stringContaining('county.key') });
    expect(await runIn('third', ['doctor'])).toMatchObject({ code: 1 });
    expect(await runIn('other', ['restore', '--from', 'county.backup'])).toMatchObject({ code: 2 });
  });
});
