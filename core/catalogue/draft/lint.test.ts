import { describe, expect, it } from 'vitest';

import { emptyContent } from './content.ts';
import { lintOf } from './lint.ts';

const words = new Map([
  ['依法', '写出是哪条规定'],
  ['依法依规', '写出是哪条规定'],
  ['予以', ''],
]);
const lint = (change: Partial<typeof emptyContent>) => lintOf({ ...emptyContent, ...change }, words);

describe('the plain-language lint', () => {
  it('says what to say instead, the longer word once', () => {
    expect(lint({ lead: '依法依规予以办理。' })).toEqual([
      { field: 'lead', index: null, code: 'official-word', found: '依法依规', instead: '写出是哪条规定' },
      { field: 'lead', index: null, code: 'official-word', found: '予以', instead: '' },
    ]);
    expect(lint({ content: '依法依规予以办理。' })).toEqual([]);
  });

  it('finds the place in a list, the sentence that is too long, and marks of half width', () => {
    const long = '字'.repeat(31);
    expect(lint({ forbidden: ['收钱', `好的。${long}。`] })).toEqual([
      { field: 'forbidden', index: 1, code: 'long-sentence', found: `${long}。`, instead: null },
    ]);
    expect(lint({ forbidden: ['字'.repeat(30)] })).toEqual([]);
    expect(lint({ lead: '带身份证,户口本。1,000 元' })).toMatchObject([{ code: 'half-width-mark', found: ',', instead: '，' }]);
  });

  it.each([
    ['身份证号', '张某 11010519491231002X'],
    ['手机号', '打 13800000000'],
    ['账号', '卡号 6222020000000000000'],
  ])('tells that a %s stands there without repeating it', (kind, text) => {
    const found = lint({ research: [{ kind: 'visit', day: '2026-01-05', place: '村', minutes: text, heard: [] }] });
    expect(found).toEqual([{ field: 'research', index: 0, code: 'personal-datum', found: kind, instead: '' }]);
  });

  it('takes no long number for a person', () => {
    expect(lint({ remark: '皖民〔2021〕12号 100000000 元，编码 11010519491231002' })).toEqual([]);
  });
});
