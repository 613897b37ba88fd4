import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { isRefusal } from '../core/kernel/outcome.ts';
import { readListFile } from '../exchange/list-import/read-list-file.ts';
import { checkLinks } from '../exchange/site/check-links.ts';
import { openCounty, openInstallation } from '../server/open-county.ts';
import { settingsIn } from '../testkit/county.ts';
import { copyReadyDemo } from '../testkit/county/ready-demo.ts';
import { riskShapes } from '../testkit/list-import/risk-shapes.ts';
import { main } from './main.ts';

const program = join(import.meta.dirname, '../bin/mingquan');

describe('export of the demo county', { timeout: 240_000 }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingquan-export-'));
    await rename(await copyReadyDemo(), join(folder, 'data'));
    const installation = await openInstallation(settingsIn(join(folder, 'data'), {}));
    const county = await openCounty(installation, () => '');
    await county.sequencer.settle();
    await county.close();
    await installation.close();
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const env = { MINGQUAN_DATA_DIR: 'data' };
    const code = await main(args, { out: (text) => void out.push(text), err: (text) => void err.push(text), env, folder });
    return { code, out: out.join(''), err: err.join('') };
  }
  const place = (...parts: readonly string[]): string => join(folder, ...parts);
  const unfinished = (): readonly string[] => readdirSync(folder).filter((name) => name.includes('.unfinished'));

  it('writes the public site as files whose links all work, with the ledger beside them', async () => {
    const done = await run('export', 'county', '--out', 'site', '--check', '--json');
    expect(done).toMatchObject({ code: 0, err: expect.stringMatching(/--site[^]*0 broken/) });
    const told = JSON.parse(done.out) as { readonly pages: number; readonly entries: number };
    expect(told.pages).toBeGreaterThan(60);
    expect(told.entries).toBeGreaterThan(50);
    const report = checkLinks(place('site'));
    expect([report.pages, report.broken]).toEqual([told.pages, []]);
    expect(report.links).toBeGreaterThan(1_000);
    for (const file of [
      ...['index.html', 'i/V-FW-01/index.html', 'i/V-FW-01/chart.docx', 'i/B-03/v1/index.html', 'u/QX-YD/index.html'],
      ...['open/items.csv', 'feed.atom', 'checkpoint', 'log.vkey'],
    ])
      expect(existsSync(place('site', file)), file).toBe(true);
    const home = readFileSync(place('site', 'index.html'), 'utf8');
    expect(home).toContain('href="online.html"');
    expect(home).toContain('副本');
    expect(home).not.toMatch(/ (?:href|src|action)="\//);
    expect(await run('verify', 'site')).toMatchObject({ code: 0 });
    expect(unfinished()).toEqual([]);
    writeFileSync(place('site', 'index.html'), home.replace('href="online.html"', 'href="offline.html"'));
    expect(checkLinks(place('site')).broken).toEqual([{ page: 'index.html', link: 'offline.html' }]);
  });

  it('writes the package of a unit as a folder or as one archive, whole or not at all', async () => {
    expect(await run('export', 'QX-YD', '--out', 'package')).toMatchObject({ code: 0, out: expect.stringContaining('清单包已导出') });
    expect(await run('export', 'QX-YD', '--out', 'package.zip', '--json')).toMatchObject({ code: 0 });
    const archive = unzipSync(new Uint8Array(readFileSync(place('package.zip'))));
    const names = readdirSync(place('package'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(names.length).toBe(Object.keys(archive).length);
    for (const [path, bytes] of Object.entries(archive))
      expect(readFileSync(place('package', path)).equals(Buffer.from(bytes)), path).toBe(true);
    expect(await run('export', 'QX-YD', '--out', 'package')).toMatchObject({ code: 2, err: expect.stringContaining('不是空的') });
    expect(unfinished()).toEqual([]);
  });

  it('writes the files of an item', async () => {
    const done = await run('export', 'V-FW-01', '--out', 'item', '--json');
    expect(done).toMatchObject({ code: 0 });
    expect((JSON.parse(done.out) as { files: readonly string[] }).files.toSorted()).toEqual(readdirSync(place('item')).toSorted());
    expect(readdirSync(place('item'))).toEqual(expect.arrayContaining(['item.json', 'service.jsonld']));
    expect(JSON.parse(readFileSync(place('item', 'item.json'), 'utf8'))).toMatchObject({
      code: 'V-FW-01',
      page: 'http://127.0.0.1:8080/i/V-FW-01',
    });
  });

  it('writes a list under the headings of a file that an office is used to', async () => {
    const shape = riskShapes.find(({ title }) => title.includes('Hengshan'));
    writeFileSync(place('old.xlsx'), (await shape?.bytes()) ?? '');
    expect(await run('export', 'QX-YD', '--like', 'old.xlsx', '--out', 'new.xlsx')).toMatchObject({ code: 0 });
    const read = await readListFile({ name: 'new.xlsx', bytes: new Uint8Array(readFileSync(place('new.xlsx'))) });
    if (isRefusal(read)) throw new Error(read.refused);
    expect(read.tables[0]?.mapping.map(({ heading }) => heading)).toEqual([
      '序号',
      '权力事项',
      '风险点\n数量',
      '表现形式',
      '等级',
      '防控措施',
      '责任人',
    ]);
    expect(read.items.length).toBeGreaterThan(0);
    expect(read.items.every(({ risks }) => risks.length > 0)).toBe(true);
    expect(await run('export', 'QX-YD', '--like', 'data/../old.txt', '--out', 'x.xlsx')).toMatchObject({ code: 2 });
  });

  it.each(['SIGINT', 'SIGKILL'] as const)('leaves nothing that looks whole when %s ends it in the middle', async (signal) => {
    const child = spawn(process.execPath, [program, 'export', 'county', '--packages', '--out', place('cut')], {
      env: { ...process.env, MINGQUAN_DATA_DIR: place('data') },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await expect
      .poll(
        () =>
          readdirSync(folder)
            .filter((name) => name.startsWith('cut'))
            .flatMap((name) => readdirSync(place(name))).length,
        { timeout: 120_000, interval: 20 },
      )
      .toBeGreaterThan(0);
    child.kill(signal);
    const [code] = (await ended) as [number | null];
    expect(code).toBe(signal === 'SIGINT' ? 130 : null);
    expect(existsSync(place('cut'))).toBe(false);
    for (const name of unfinished()) {
      expect([signal, name]).toEqual(['SIGKILL', expect.stringMatching(/^cut\.unfinished-/)]);
      await rm(place(name), { recursive: true });
    }
  });

  it('says what there is when the name is none', async () => {
    expect(await run('export', 'nowhere', '--out', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('nowhere') });
    expect(await run('export', 'county')).toMatchObject({ code: 2, err: expect.stringContaining('--out') });
    expect(await run('export', 'county', '--out', 'x', '--site', 'javascript:1')).toMatchObject({ code: 2 });
    expect(existsSync(place('x'))).toBe(false);
  });
});
