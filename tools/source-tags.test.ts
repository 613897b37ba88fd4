import { describe, expect, it } from 'vitest';

import { asLines, listCode, listFiles } from './source-file.ts';
import { findLostSources, listTags } from './source-tags.ts';

const tags = listTags(listCode().filter(({ path }) => !path.startsWith('tools/')));
const laws = [
  {
    path: 'library/laws/planted.yaml',
    text: [
      'documents:',
      '  - { id: licensing-2019, title: 行政许可法, articles: [{ article: 42, text: x }, { article: 43a, text: y }] }',
      '  - { id: committee-2025, title: 村委会组织法, articles: { 37: x } }',
      '  - { id: bare, title: 无 }',
    ].join('\n'),
  },
];
const list = { path: 'docs/sources.md', text: '| `gb:32905-2016` | SM3 | where |\n' };
const lost = (id: string) =>
  findLostSources(listTags([{ path: 'core/org/planted.ts', text: `/**\n * Text.\n *\n * @source ${id}\n */\nexport const x = 1;\n` }]), {
    laws,
    list,
  });

describe('tags @source', () => {
  it('are seen in the sources', () => {
    expect(tags.map(({ id }) => id)).toContain('rfc:8785');
  });

  it.each(['law:licensing-2019#41', 'law:unknown#1', 'law:committee-2025#36', 'gb:99999-2020', 'somewhere', 'https://example.org/'])(
    'are reported: %s',
    (id) => {
      expect(asLines(lost(id))[0]).toContain(`core/org/planted.ts:4 @source ${id}:`);
    },
  );

  it.each([
    'law:licensing-2019#42',
    'law:licensing-2019#43a',
    'law:licensing-2019',
    'law:committee-2025#37',
    'law:bare#9',
    'rfc:6962#2.1',
    'gb:32905-2016',
    'gb:32905-2016#5',
  ])('are found: %s', (id) => {
    expect(lost(id)).toEqual([]);
  });

  it('all lead to a source', () => {
    const shelf = listFiles((path) => path === 'docs/sources.md');
    expect(shelf).toHaveLength(1);
    const real = listFiles((path) => /^library\/laws\/.*\.ya?ml$/.test(path));
    expect(shelf.flatMap((one) => asLines(findLostSources(tags, { laws: real, list: one })))).toEqual([]);
  });
});
