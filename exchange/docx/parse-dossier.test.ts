import { Bookmark, CommentRangeEnd, CommentRangeStart, CommentReference, Document, Packer, Paragraph, TextRun } from 'docx';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';

import { openOfficeFile } from '../../testkit/office-files.ts';
import { type Shape, withComments, withPart, withTrackedChange, type WordComment } from '../../testkit/dossier/word-comments.ts';
import { hostileFiles } from '../../testkit/list-import/hostile-files.ts';
import { defaultCaps } from '../xlsx/workbook.ts';
import { bookmarkName, type Dossier, readBookmark, readMark } from './dossier.ts';
import type { DossierReading } from './dossier-reading.ts';
import { parseDossier } from './parse-dossier.ts';
import { readDossier } from './read-dossier.ts';
import { writeDossier } from './write-dossier.ts';

const about = { creator: '石溪县', day: '2026-03-02' };
const first = { item: 'a'.repeat(22), round: 2, version: 7 };
const second = { item: 'b-_'.repeat(7) + 'c', round: 1, version: 3 };
const dossier: Dossier = {
  title: '审核材料',
  cover: ['怎么批注：选中要说的地方，插入批注。'],
  items: [
    {
      mark: first,
      title: '用章管理',
      parts: [
        { kind: 'heading', text: '栏目' },
        {
          kind: 'fields',
          rows: [
            { anchor: 'f_name', label: '事项名称', lines: ['用章管理'] },
            { anchor: 'f_lead', label: '一句话说明', lines: ['来盖章。'] },
            { anchor: 'f_forbidden', label: '不准做的事', lines: ['空白纸上盖章', '代人签字'] },
          ],
        },
        { kind: 'heading', text: '步骤' },
        { kind: 'step', text: '第 1 步　收材料', anchor: 'n_0123456789ab' },
        { kind: 'text', text: '谁：经办人', anchor: 'n_0123456789ab' },
        { kind: 'text', text: '没有锚的话', anchor: null },
      ],
    },
    {
      mark: second,
      title: '低保 <申请> & "其他"',
      parts: [{ kind: 'fields', rows: [{ anchor: 'f_name', label: '事项名称', lines: [] }] }],
    },
  ],
};

function reading(bytes: Uint8Array): DossierReading {
  const read = parseDossier(bytes, defaultCaps);
  if ('refused' in read) throw new Error(JSON.stringify(read));
  return read;
}

describe('a dossier', () => {
  let plain: Uint8Array;
  beforeAll(async () => {
    plain = await writeDossier(dossier, about);
  });
  const comment = (at: string | null, more: Partial<WordComment> = {}): WordComment => ({
    ...{ at, author: '周远', date: '2026-03-05T10:20:00Z', text: '请写清楚' },
    ...more,
  });

  it('says what it is about, in its properties and again in its text', () => {
    expect([...reading(plain).marks]).toEqual([
      [1, first],
      [2, second],
    ]);
    expect([...reading(withPart(plain, 'docProps/custom.xml', () => null)).marks]).toEqual([
      [1, first],
      [2, second],
    ]);
    expect(reading(plain)).toMatchObject({ comments: [], changes: [] });
    const names = [...(openOfficeFile(plain).get('word/document.xml') ?? '').matchAll(/bookmarkStart[^>]*w:name="([^"]+)"/g)];
    expect(new Set(names.map(([, name]) => name)).size).toBe(names.length);
    expect(names.every(([, name = '']) => name.length <= 40)).toBe(true);
  });

  it.each<Shape>(['word', 'wps'])('gives back comments with author, time and replies, in the shape of %s', (shape) => {
    const replies = [
      { author: '吴青', date: '2026-03-05T11:00:00Z', text: '照办' },
      { author: '周远', text: '好' },
    ];
    const file = withComments(
      plain,
      [
        comment('mq1_f_lead_1', { text: '第一行\n第二行', replies }),
        comment('mq1_n_0123456789ab_2', { author: '', date: '昨天' }),
        comment('mq2_f_name_1'),
        comment(null, { text: '总的意见' }),
      ],
      shape,
    );
    expect(reading(file).comments).toMatchObject([
      {
        ...{ section: 1, anchor: 'f_lead', author: '周远', at: '2026-03-05T10:20:00', text: '第一行\n第二行' },
        replies: [
          { author: '吴青', at: '2026-03-05T11:00:00', text: '照办' },
          { author: '周远', at: null, text: '好' },
        ],
      },
      { section: 1, anchor: 'n_0123456789ab', author: '没有署名', at: null, quote: '谁：经办人' },
      { section: 2, anchor: 'f_name' },
      { section: 2, anchor: null, text: '总的意见', quote: '补一段' },
    ]);
  });

  it('is read as the library writes comments, whoever made the file', async () => {
    const made = new Document({
      comments: { children: [{ id: 0, author: '郑和平', date: new Date('2026-03-06T02:00:00Z'), children: [new Paragraph('补上依据')] }] },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new Bookmark({ id: 'mq1_f_basis_1', children: [new TextRun('实施依据')] }),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
              ],
            }),
          ],
        },
      ],
    });
    expect(reading(new Uint8Array(await Packer.toBuffer(made))).comments).toMatchObject([
      { section: 1, anchor: 'f_basis', author: '郑和平', text: '补上依据', quote: '实施依据' },
    ]);
  });

  it('gives back tracked changes as the text they come to, by who made them, and no others', () => {
    const by = { author: '吴青', date: '2026-03-05T09:00:00Z' };
    const changed = withTrackedChange(plain, { from: '来盖章。', to: '来盖公章。', ...by });
    expect(reading(changed).changes).toMatchObject([
      { section: 1, anchor: 'f_lead', author: '吴青', at: '2026-03-05T09:00:00', text: '来盖公章。' },
    ]);
    const cleared = withTrackedChange(plain, { from: '空白纸上盖章', to: '', ...by });
    expect(reading(cleared).changes).toMatchObject([{ anchor: 'f_forbidden', text: '代人签字' }]);
    const untracked = withPart(plain, 'word/document.xml', (text) => text.replace('来盖章。', '悄悄改的。'));
    expect(reading(untracked).changes).toEqual([]);
  });

  it('keeps a comment whose place was deleted, with its words', () => {
    const file = withComments(plain, [comment('mq1_f_lead_1')], 'word');
    const lost = withPart(file, 'word/document.xml', (text) => text.replaceAll(/<w:bookmark(?:Start|End)[^>]*\/>/g, ''));
    expect(reading(lost).comments).toMatchObject([{ section: null, anchor: null, text: '请写清楚', quote: '一句话说明 来盖章。' }]);
  });

  it('names its places so that each name is read back, and no other name is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.stringMatching(/^[fn]_[A-Za-z0-9]{1,16}$/),
        fc.integer({ min: 1, max: 99 }),
        (section, anchor, at) => {
          expect(readBookmark(bookmarkName(section, anchor, at))).toEqual({ section, anchor });
        },
      ),
    );
    for (const name of ['_GoBack', 'mq0_f_name_1', 'mq1_f-name_1', 'mq1__1', `mq1_${'x'.repeat(40)}_1`])
      expect(readBookmark(name)).toBeUndefined();
    for (const text of ['', 'a 1 1', `${'a'.repeat(22)} 0 1`, `${'a'.repeat(22)} 1`]) expect(readMark(text)).toBeUndefined();
  });
});

describe('a file from anybody', () => {
  it.each(hostileFiles.filter(({ name }) => name.endsWith('.docx')))('is turned away: $title', async ({ bytes, refused }) => {
    const answer = await readDossier(bytes());
    // What is too wide for a table is nothing to a reader of comments.
    if (refused.includes('damaged-workbook')) expect('marks' in answer && answer.marks.size).toBe(0);
    else expect(refused).toContain('refused' in answer ? answer.refused : 'read');
  });

  it('is turned away when its comments bring a document type, or when a part of it lies outside', async () => {
    const plain = await writeDossier(dossier, about);
    const file = withComments(plain, [{ at: 'mq1_f_lead_1', author: 'a', text: 'b' }], 'word');
    const entity = withPart(file, 'word/comments.xml', (text) => text.replace('<w:comments', '<!DOCTYPE a [<!ENTITY b "c">]><w:comments'));
    expect(parseDossier(entity, defaultCaps)).toMatchObject({ refused: 'doctype-forbidden' });
    const outside = (type: string) =>
      withPart(file, 'word/_rels/document.xml.rels', (text) =>
        text.replace(
          '</Relationships>',
          `<Relationship Id="x" Type="http://x/${type}" Target="http://example.invalid/a" TargetMode="External"/></Relationships>`,
        ),
      );
    expect(parseDossier(outside('image'), defaultCaps)).toMatchObject({ refused: 'document-reaches-outside' });
    expect(reading(outside('hyperlink')).comments).toHaveLength(1);
  });

  it('may not carry more comments than anybody writes', async () => {
    const plain = await writeDossier(dossier, about);
    const many = Array.from({ length: 1_001 }, () => ({ at: null, author: 'a', text: 'b' }));
    expect(parseDossier(withComments(plain, many, 'word'), { ...defaultCaps })).toMatchObject({ refused: 'too-many-comments' });
  });

  it('is no dossier when it says nothing of ours', () => {
    expect(parseDossier(zipSync({ 'a.txt': new Uint8Array([1]) }), defaultCaps)).toMatchObject({ refused: 'not-a-document' });
  });
});
