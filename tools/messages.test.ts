import { describe, expect, it } from 'vitest';

import { compareMessages, listMessages, unreadMessages } from './messages.ts';
import { asLines, listCode, listPaths } from './source-file.ts';

const pair = (chinese: string, english: string) => [
  { path: 'web/ui/messages/zh-CN.ts', text: `export const messages = ${chinese} as const;\n` },
  { path: 'web/ui/messages/en.ts', text: `export const messages = ${english} satisfies Messages;\n` },
];

describe('messages', () => {
  it('reads nested keys, texts and functions', () => {
    const [chinese] = pair("{ item: { title: '事项', 'due-in': (days: number) => `${days} 天` } }", '{}');
    const found = listMessages(chinese === undefined ? [] : [chinese], 'zh-CN');
    expect(found.map(({ key, holes }) => [key, holes])).toEqual([
      ['item.title', ''],
      ['item.due-in', '{days}'],
    ]);
  });

  it('reports a key that one language lacks, whichever it is', () => {
    expect(asLines(compareMessages(pair("{ a: '甲', b: '乙' }", "{ a: 'A' }")))).toEqual(['web/ui/messages/zh-CN.ts:1 b is missing in en']);
    expect(asLines(compareMessages(pair("{ a: '甲' }", "{ a: 'A', b: 'B' }")))).toEqual(['web/ui/messages/en.ts:1 b is missing in zh-CN']);
  });

  it('reports other names to fill in', () => {
    expect(compareMessages(pair("{ a: '{n} 天' }", "{ a: '{days} days' }"))).toHaveLength(1);
    expect(compareMessages(pair("{ a: '{n} 天' }", "{ a: 'in {n} days' }"))).toEqual([]);
  });

  it('compares catalogues that are folders file by file', () => {
    const file = (path: string, text: string) => ({ path: `web/ui/messages/${path}`, text: `export const messages = ${text};\n` });
    expect(compareMessages([file('zh-CN/item.ts', "{ a: '甲' }"), file('en/case.ts', "{ a: 'A' }")])).toHaveLength(2);
    expect(compareMessages([file('zh-CN/item.ts', "{ a: '甲' }"), file('en/item.ts', "{ a: 'A' }")])).toEqual([]);
  });

  it('reports a message that no page reads, and none that is read by name or looked up in its group', () => {
    const catalogue = pair("{ item: { title: '事项', old: '旧' }, state: { open: '开' } }", '{}');
    const page = { path: 'web/pages/item.tsx', text: 'const a = words.item.title + words.state[now];\n' };
    expect(asLines(unreadMessages([...catalogue, page]))).toEqual(['web/ui/messages/zh-CN.ts:1 item.old is read by no page']);
    expect(asLines(unreadMessages(catalogue))).toHaveLength(3);
  });

  it('are all read', () => {
    expect(asLines(unreadMessages(listCode()))).toEqual([]);
  });

  it('stand in both languages, as soon as there are pages', () => {
    const code = listCode();
    const needed = listPaths().some((path) => path.startsWith('web/') && path.endsWith('.tsx'));
    expect(listMessages(code, 'zh-CN').length > 0 || !needed, 'pages need web/ui/messages').toBe(true);
    expect(asLines(compareMessages(code))).toEqual([]);
  });
});
