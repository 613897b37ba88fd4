import { describe, expect, it } from 'vitest';

import { findDeadLinks, findMachineWords, listWorkPages } from './documents.ts';
import { asLines, listFiles, listPaths } from './source-file.ts';

const documents = listFiles((path) => path.endsWith('.md'));
const document = (text: string) => ({ path: 'docs/planted.md', text });
const dead = (text: string) => findDeadLinks([document(text)], ['docs/planted.md', 'docs/errors.md', 'core/org/unit.ts']);

describe('documents', () => {
  it('sees the documents', () => {
    expect(documents.length).toBeGreaterThan(3);
  });

  it.each(['[x](missing.md)', '[x](../core/none.ts)', '[x](#none)', '![x](missing.png)', '[x]: missing.md', '<img src="missing.png">'])(
    'reports %s',
    (text) => {
      expect(dead(`# Title\n\n${text}\n`)).toHaveLength(1);
    },
  );

  it.each([
    '[x](errors.md)',
    '[x](../core/org/unit.ts)',
    '[x](../core/org/)',
    '[x](#two-words-一)',
    '[x](https://example.org/a)',
    '`[x](missing.md)`',
  ])('permits %s', (text) => {
    expect(dead(`# Two words, 一\n\n${text}\n`)).toEqual([]);
  });

  it('have no dead links', () => {
    expect(asLines(findDeadLinks(documents, listPaths()))).toEqual([]);
  });
});

describe('words of one machine', () => {
  const everything = listFiles(() => true);
  const workPages = listWorkPages(everything);
  const find = (text: string) => findMachineWords([document(text)], workPages);
  const path = (...parts: readonly string[]) => ['', ...parts].join('/');

  it.each([
    ['path', `see ${path('home', 'li', 'mingquan')}`],
    ['path', `cd "${path('root', 'x')}"`],
    ['path', `cd ${path('work', 'main')}`],
    ['path', `'${path('work', 'shared', 'design')}'`],
    ['path', `${path('work', 'cases')} lies beside ${path('work', 'elsewhere', '')}`],
    ['mirror', `"${['https:', '', 'registry.example.org', 'a.tgz'].join('/')}"`],
  ])('are reported: a %s', (_, text) => {
    expect(find(`first\n${text}\n`)).toHaveLength(1);
  });

  it.each(['core/work/page.ts', 'web/pages/work/inbox', 'https://example.org/work/x', './work/', '/work/cases/c-1', '/work/sign-in'])(
    'are not taken for %s',
    (text) => {
      expect(find(text)).toEqual([]);
    },
  );

  it('are told from pages of officials by the routes of the server only', () => {
    const route = (file: string) => ({ path: file, text: `app.get('${path('work', 'main', ':id')}', x)` });
    expect([...listWorkPages([route('server/org/routes.ts'), route('web/a.ts'), route('server/org/routes.test.ts')])]).toEqual(['main']);
    expect(workPages).toContain('start');
    expect(workPages).not.toContain('main');
  });

  it('occur in no file', () => {
    expect(everything.length).toBeGreaterThan(20);
    expect(asLines(findMachineWords(everything, workPages))).toEqual([]);
  });
});
