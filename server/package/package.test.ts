import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { isRefusal } from '../../core/kernel/outcome.ts';
import { readListFile } from '../../exchange/list-import/read-list-file.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { openOfficeFile, wordsOf } from '../../testkit/office-files.ts';
import { type Composed, compose } from '../compose.ts';

type Manifest = {
  readonly unit: { readonly code: string };
  readonly items: readonly {
    readonly code: string;
    readonly name: string;
    readonly version: number;
    readonly hash: string;
    readonly missing: readonly string[];
    readonly files: readonly string[];
  }[];
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
};

describeOnBothEngines('the package of a unit', (engine) => {
  let small: SmallCounty;
  let served: Composed;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    served = await compose(small.installation, () => 'http://localhost', { clockOf: () => small.clock });
    await served.app.ready();
  });
  afterEach(async () => {
    await served.app.close();
    await served.close();
    await small.close();
  });

  const get = (url: string, headers: Readonly<Record<string, string>> = {}) => served.app.inject({ method: 'GET', url, headers });
  const download = async (code: string): Promise<Readonly<Record<string, Uint8Array>>> =>
    unzipSync((await get(`/u/${code}/package.zip`)).rawPayload);
  const manifestOf = (files: Readonly<Record<string, Uint8Array>>): Manifest =>
    JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as Manifest;

  it('holds one catalogue, one list and two charts for each item, and a manifest that fits', async () => {
    const files = await download('SX-A-01');
    const manifest = manifestOf(files);
    expect(manifest.items.map(({ code }) => code)).toEqual(expect.arrayContaining(['V-FW-01']));
    const names = Object.keys(files);
    expect(names.filter((name) => /^1 .*职权事项目录\.xlsx$/.test(name))).toHaveLength(1);
    expect(names.filter((name) => /^2 .*权责清单\.(xlsx|docx)$/.test(name))).toHaveLength(2);
    for (const folder of ['3 运行流程图', '4 廉政风险防控图'])
      expect(names.filter((name) => name.startsWith(`${folder}/`))).toHaveLength(manifest.items.length);
    expect(manifest.files.map(({ path }) => path)).toEqual(names.filter((name) => name !== 'manifest.json'));
    for (const { path, bytes, sha256 } of manifest.files) {
      const file = Buffer.from(files[path] ?? []);
      expect([file.length, createHash('sha256').update(file).digest('hex')]).toEqual([bytes, sha256]);
    }
    for (const { code, hash, version } of manifest.items) {
      const living = small.services.items.findCurrent(code, '2026-03-02');
      expect([living?.version.hash, living?.version.number]).toEqual([hash, version]);
    }
  });

  it('opens again, every document and table, and says what the record says', async () => {
    const files = await download('SX-A-01');
    const documents = Object.entries(files).filter(([name]) => /\.(docx|xlsx)$/.test(name));
    expect(documents.length).toBeGreaterThan(8);
    for (const [name, bytes] of documents) expect(openOfficeFile(bytes).size, name).toBeGreaterThan(5);
    for (const { code, files: own, name } of manifestOf(files).items) {
      const item = small.services.items.findCurrent(code, '2026-03-02')?.version.item;
      const [chart = '', risks = ''] = own;
      const words = wordsOf(files[chart] ?? new Uint8Array());
      expect(words[0]).toBe(`${name}运行流程图`);
      const steps = item?.chart.nodes.filter(({ type }) => type === 'task' || type === 'vote' || type === 'notice') ?? [];
      expect(steps.length).toBeGreaterThan(0);
      for (const step of steps)
        expect(
          words.some((line) => line.includes(step.plainName)),
          step.id,
        ).toBe(true);
      const told = wordsOf(files[risks] ?? new Uint8Array()).join('\n');
      for (const step of steps)
        if ('risks' in step)
          for (const risk of step.risks) for (const text of [risk.what, risk.prevention, risk.owner]) expect(told).toContain(text);
    }
  });

  it('has lists that our own import reads back', async () => {
    for (const [address, fields] of [
      ['/u/SX-A-01/package/list.docx', ['code', 'name', 'basis', 'responsibilities', 'accountability']],
      ['/u/SX-A-01/package/list.xlsx', ['code', 'name', 'basis', 'responsibilities', 'accountability']],
      ['/u/SX-A-01/package/risks.xlsx', ['name', 'risks']],
    ] as const) {
      const answer = await get(address);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="mingquan\.\w+"; filename\*=UTF-8''[%\w.-]+$/);
      const read = await readListFile({ name: address, bytes: new Uint8Array(answer.rawPayload) });
      if (isRefusal(read)) throw new Error(read.refused);
      expect(read.findings, address).toEqual([]);
      expect(read.items.length).toBe(manifestOf(await download('SX-A-01')).items.length);
      for (const field of fields) for (const item of read.items) expect(item[field]?.length, `${address} ${field}`).toBeGreaterThan(0);
    }
  });

  it('is the same for the same versions, and known by its tag', async () => {
    const [first, second] = [await get('/u/SX-A/package.zip'), await get('/u/SX-A/package.zip')];
    expect(first.rawPayload.equals(second.rawPayload)).toBe(true);
    const tag = String(first.headers.etag);
    expect((await get('/u/SX-A/package.zip', { 'if-none-match': tag })).statusCode).toBe(304);
    expect((await get('/u/SX-A-01/package.zip', { 'if-none-match': tag })).statusCode).toBe(200);
  });

  it('is not there for units, files and items that are not', async () => {
    for (const address of [
      '/u/none/package',
      '/u/none/package.zip',
      '/u/SX-A/package/list.pdf',
      '/u/none/package/list.docx',
      '/i/none/chart.docx',
      '/i/none/risks.docx',
    ])
      expect((await get(address)).statusCode, address).toBe(404);
  });

  it('has a page that links to everything in it', async () => {
    const page = await get('/u/SX-A-01/package');
    expect(page.statusCode).toBe(200);
    const links = [...page.body.matchAll(/href="(\/[ui]\/[^"]+\.(?:zip|docx|xlsx))"/g)].map(([, link = '']) => link);
    expect(links.length).toBe(1 + 5 + 2 * manifestOf(await download('SX-A-01')).items.length);
    for (const link of links) expect((await get(link)).statusCode, link).toBe(200);
    expect((await get('/u/SX-A-01')).body).toContain('/u/SX-A-01/package');
  });
});
