import { expect, it } from 'vitest';

import { openOfficeFile } from '../../testkit/office-files.ts';
import { writeBeside } from './write-beside.ts';
import { writeJob } from './write-job.ts';

const about = { creator: '清溪县', day: '2026-03-02' };
const sheet = (text: string) => ({ do: 'sheet', title: '低保申请', parts: [{ kind: 'text', text }], about }) as const;

it('writes beside what it would write here, several at once, each for the one who asked', async () => {
  const texts = Array.from({ length: 6 }, (_, at) => `第 ${String(at)} 份`);
  const [beside, here] = [
    await Promise.all(texts.map((text) => writeBeside(sheet(text)))),
    await Promise.all(texts.map((text) => writeJob(sheet(text)))),
  ];
  expect(beside.map((bytes) => Buffer.from(bytes).toString('base64'))).toEqual(here.map((bytes) => Buffer.from(bytes).toString('base64')));
  expect(openOfficeFile(beside[3] ?? new Uint8Array()).get('word/document.xml')).toContain('第 3 份');
});

it('tells what cannot be written, and goes on with the next', async () => {
  const table = { title: '甲', note: '', table: { headingRows: 1, rows: [['甲'], ['长'.repeat(40_000)]], merges: [], widths: [10] } };
  await expect(writeBeside({ do: 'table', sheet: '甲', table, about })).rejects.toMatchObject({
    code: 'document-writer-failed',
    facts: { why: 'bad-sheet' },
  });
  expect((await writeBeside(sheet('后来的'))).length).toBeGreaterThan(1_000);
});
