import { expect, it } from 'vitest';

import { classifiedFields } from './classified.ts';
import { emptyContent } from './content.ts';

const fieldsOf = (text: string) => classifiedFields({ ...emptyContent, content: text }, null);

it.each([
  ...['秘密★10年', '机密 ★', '绝密☆长期', '密级：秘密', '密级 工作秘密', '【内部资料】', '（不予公开）', '〔机密〕'],
  ...['内部资料，注意保管', '内部文件 不得外传', '此件不予公开', '本文件不得翻印'],
])('%s is a mark', (text) => {
  expect(fieldsOf(`前面的话。${text}后面的话`)).toEqual(['content']);
});

it.each([
  ...[
    '不准泄露工作秘密',
    '保守国家秘密',
    '商业秘密不公开',
    '无记名投票要保密',
    '秘密写票处',
    '公开办事结果',
    '不得公开个人信息',
    '内部管理',
  ],
])('%s is a duty or a thing that lists say', (text) => {
  expect(fieldsOf(text)).toEqual([]);
});

it('is found wherever it stands', () => {
  const deep = {
    ...emptyContent,
    remark: '密级：秘密',
    risks: [{ step: null, stage: null, level: null, what: '秘密★', prevention: null, owner: null }],
  };
  expect(classifiedFields(deep, null)).toEqual(['risks', 'remark']);
  const chart = { nodes: [{ id: 'a', name: '【内部文件】' }] } as unknown as Parameters<typeof classifiedFields>[1];
  expect(classifiedFields(emptyContent, chart)).toEqual(['chart']);
});
