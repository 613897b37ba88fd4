import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';

import type { deskImport } from '../../contract/desk-import.ts';
import type { deskItem } from '../../contract/desk-item.ts';
import type { deskList } from '../../contract/desk-list.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { readListFile } from '../../exchange/list-import/read-list-file.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { listShapes } from '../../testkit/list-import/list-shapes.ts';
import { riskShapes } from '../../testkit/list-import/risk-shapes.ts';

type Import = z.output<typeof deskImport>;
type Row = z.output<typeof deskList>['rows'][number];

/** The day of docs/guides/working-day.md: every step of the guide, in its order, on files in the shapes that units have. */
describeOnBothEngines('a working day from spreadsheets to a printed, reviewed list', (engine) => {
  let small: SmallCounty;
  let desk: DeskClient;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    desk = await openDesk(small);
  });
  afterEach(async () => {
    await desk.close();
    await small.close();
  });

  const answered = async <Body>(who: string, path: string, body: object): Promise<Body> => {
    const answer = await desk.post(who, path, body);
    expect(answer.statusCode, `${path}: ${answer.body}`).toBe(200);
    return bodyOf<Body>(answer);
  };
  const rows = async (who: string, status = ''): Promise<readonly Row[]> => {
    const found: Row[] = [];
    for (let next: string | null = ''; next !== null;) {
      const query = `limit=200&cursor=${next}${status === '' ? '' : `&status=${status}`}`;
      const page: z.output<typeof deskList> = bodyOf(await desk.get(who, `/units/SX-A/items?${query}`));
      found.push(...page.rows);
      next = page.next;
    }
    return found;
  };
  const onAll = async (who: string, status: Row['status'], act: readonly [verb: string, body: object]): Promise<number> => {
    const chosen = await rows(who, status);
    for (const { id, version } of chosen) await answered(who, `/items/${id}/${act[0]}`, { base: version, ...act[1] });
    return chosen.length;
  };

  /** 8:30 reads the files; those of other shapes are looked at and left. */
  const at830 = async (): Promise<void> => {
    for (const shape of [...riskShapes, ...listShapes]) {
      const bytes = await shape.bytes();
      const answer = await desk.upload('compiler', `/units/SX-A/imports?name=${encodeURIComponent(shape.file)}`, bytes);
      const read = bodyOf<Import>(answer);
      expect([shape.title, read.state, read.counts.items]).toEqual([shape.title, 'read', shape.items.length]);
    }
    expect(await rows('compiler')).toEqual([]);
  };

  let wanted: (typeof listShapes)[number]['items'];
  /** 9:00 takes the list in, and gives each entry what its file did not have. */
  const at900 = async (): Promise<void> => {
    const [shape] = listShapes;
    if (shape === undefined) throw new Error('no fixture');
    wanted = shape.items;
    const answer = await desk.upload('compiler', `/units/SX-A/imports?name=${encodeURIComponent(shape.file)}`, await shape.bytes());
    const applied = await answered<Import>('compiler', `/imports/${bodyOf<Import>(answer).id}/apply`, { items: 'all' });
    expect(applied.counts).toMatchObject({ made: wanted.length });
    const list = await rows('compiler');
    expect(list.map(({ name }) => name).toSorted()).toEqual(wanted.map(({ name }) => name).toSorted());
    for (const { id, version } of list)
      await answered('compiler', `/items/${id}/fields`, { base: version, fields: { plainName: '', category: '日常管理' } });
  };

  /** 13:00 submits; the office names reviewers; each reviewer looks at each entry. */
  const at1300 = async (): Promise<void> => {
    expect(await onAll('compiler', 'draft', ['submit', {}])).toBe(wanted.length);
    expect(await onAll('office-head', 'submitted', ['round', { reviewers: ['legal', 'commission'], due: '2026-03-20' }])).toBe(
      wanted.length,
    );
    for (const reviewer of ['legal', 'commission'])
      for (const { id } of await rows(reviewer, 'in-review')) {
        const { version } = bodyOf<z.output<typeof deskItem>>(await desk.get(reviewer, `/items/${id}`));
        await answered(reviewer, `/items/${id}/opinion`, { base: version, verdict: 'approve' });
      }
    expect(await onAll('office-head', 'in-review', ['close-round', {}])).toBe(wanted.length);
  };

  /** 16:00 publishes, over the named path where texts are not in hand. */
  const at1600 = async (): Promise<void> => {
    const [first] = await rows('office-head', 'approved');
    const { gate } = bodyOf<z.output<typeof deskItem>>(await desk.get('office-head', `/items/${first?.id ?? ''}`));
    expect(gate.closed.map(({ code, path }) => [code, path])).toEqual([['basis-text-not-in-hand', 'text-not-in-hand']]);
    const path = { effectiveFrom: '2026-03-02', path: 'text-not-in-hand', reason: '条文原文正在向上级要，先让群众看到。' };
    expect(await onAll('office-head', 'approved', ['override', path])).toBe(wanted.length);
    const [one] = wanted;
    const query = encodeURIComponent(one?.name ?? '');
    const found = await desk.served.app.inject({ url: `/?q=${query}`, headers: { accept: 'text/html' } });
    expect(found.body.includes(`href="/u/SX-A/${encodeURIComponent(one?.code ?? '')}"`)).toBe(true);
  };

  /** 17:00 takes the whole list away to print, as it came. */
  const at1700 = async (): Promise<void> => {
    const page = await desk.served.app.inject({ url: '/u/SX-A/package', headers: { accept: 'text/html' } });
    expect(page.body.includes(`清单里有 ${String(wanted.length)} 项`)).toBe(true);
    const archive = await desk.served.app.inject({ url: '/u/SX-A/package.zip' });
    const files = unzipSync(archive.rawPayload);
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as { readonly entries: readonly unknown[] };
    expect(manifest.entries).toHaveLength(wanted.length);
    for (const ending of ['权责清单.xlsx', '权责清单.docx']) {
      const [name = '', bytes = new Uint8Array()] = Object.entries(files).find(([path]) => path.endsWith(ending)) ?? [];
      const back = await readListFile({ name, bytes });
      if (isRefusal(back)) throw new Error(back.refused);
      const told = back.items.filter(({ name: item }) => wanted.some((one) => one.name === item));
      expect(told.map(({ name: item }) => item).toSorted(), ending).toEqual(wanted.map((one) => one.name).toSorted());
      for (const item of told) {
        const want = wanted.find(({ code }) => code === item.code);
        expect(item.basis, ending).toEqual(want?.basis);
        expect(item.responsibilities, ending).toEqual(want?.responsibilities);
      }
    }
  };

  it('ends with a list that was reviewed by two, published, and comes back whole from what is printed', async () => {
    await at830();
    await at900();
    await at1300();
    await at1600();
    await at1700();
    expect((await rows('compiler', 'published')).length).toBe(wanted.length);
  }, 120_000);
});

describe('the guide', () => {
  it('names the steps that are walked here', () => {
    const guide = readFileSync(new URL('../../docs/guides/working-day.md', import.meta.url), 'utf8');
    for (const hour of ['8:30', '9:00', '13:00', '16:00', '17:00']) expect(guide).toContain(`## ${hour}`);
  });
});
