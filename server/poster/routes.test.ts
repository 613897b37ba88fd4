import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { codeOf, cut, pictureOf } from '../../testkit/printed-sheet.ts';
import { type Composed, compose } from '../compose.ts';
import { writePoster } from './write-poster.ts';

const site = 'https://qingxi.example.invalid';

describeOnBothEngines('printed forms of a served county', (engine) => {
  let small: SmallCounty;
  let served: Composed;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    served = await compose(small.installation, () => site, { clockOf: () => small.clock });
  });
  afterEach(async () => {
    await served.app.close();
    await served.close();
    await small.close();
  });
  const get = (url: string, headers: Record<string, string> = {}) => served.app.inject({ method: 'GET', url, headers });

  it('are drawn for every item, each in its type, and are not sent twice', async () => {
    const kinds = {
      'a4.pdf': 'application/pdf',
      'a3.pdf': 'application/pdf',
      'long.png': 'image/png',
      'speech.txt': 'text/plain; charset=utf-8',
    };
    for (const [file, type] of Object.entries(kinds)) {
      const answer = await get(`/i/T-03/${file}`);
      expect([answer.statusCode, answer.headers['content-type']], file).toEqual([200, type]);
      expect((await get(`/i/T-03/${file}`, { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304);
    }
    expect((await get('/i/NO-99/a4.pdf')).statusCode).toBe(404);
    expect((await get('/u/NOWHERE/booklet.pdf')).statusCode).toBe(404);
  });

  it('carry a code that opens the item and says whether the paper is in force', async () => {
    const picture = pictureOf((await get('/i/T-03/long.png')).rawPayload);
    const end = cut(picture, { x: 0, y: picture.height - 1_200 }, { width: picture.width, height: 1_200 });
    const address = codeOf(end) ?? '';
    const hash = served.services.items.list().find(({ version }) => version.item.code === 'T-03')?.version.hash ?? '';
    expect(address).toBe(`${site}/i/T-03?p=${hash.slice(0, 8)}`);
    expect((await get(address.slice(site.length))).body).toContain('这张海报是现行的');
    expect((await get('/i/T-03')).body).not.toContain('这张海报');
    expect((await get('/i/T-03?p=01234567')).body).toContain('查不到这张海报');
  });

  it('tell of a replaced paper which version took its place and when', async () => {
    const first = served.services.items.list().find(({ version }) => version.item.code === 'B-03' && version.number === 1)?.version;
    const page = await get(`/i/B-03?p=${first?.hash.slice(0, 8) ?? ''}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('这张已在2026年1月1日换成第 2 版');
    expect((await get('/i/B-03/speech.txt?v=1')).body).toContain(first?.hash.slice(0, 8));
    expect((await get('/i/B-03/speech.txt')).body).not.toContain(first?.hash.slice(0, 8));
  });

  it('are written by the command into a new file, with the name of the unit that hangs them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingquan-poster-'));
    try {
      const unit = (await served.services.organisation()).data.units.find(({ level }) => level === 'village');
      const wish = { form: 'speech', item: 'T-03', unit: unit?.name ?? '', out: join(folder, 'a.txt'), site: '' } as const;
      expect(await writePoster(served.services, wish, () => undefined)).toMatchObject({ out: wish.out, missing: [] });
      expect(readFileSync(wish.out, 'utf8')).toContain('村里修路补钱');
      expect(await writePoster(served.services, wish, () => undefined)).toMatchObject({ refused: 'file-exists' });
      const other = { ...wish, out: join(folder, 'b.txt') };
      expect(await writePoster(served.services, { ...other, item: 'NO-99' }, () => undefined)).toMatchObject({ refused: 'item-unknown' });
      expect(await writePoster(served.services, { ...other, unit: '没有的村' }, () => undefined)).toMatchObject({
        refused: 'unit-unknown',
      });
      const shares: number[] = [];
      const book = { ...other, form: 'booklet', item: null } as const;
      expect(await writePoster(served.services, book, (share) => shares.push(share))).toMatchObject({
        address: `${site}/u/${unit?.code ?? ''}`,
      });
      expect(readFileSync(book.out).subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect(shares.at(-1)).toBe(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
