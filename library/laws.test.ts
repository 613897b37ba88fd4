import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { citationOf } from '../core/catalogue/legal-basis.ts';
import { libraryRoot, readLibrary } from '../server/library/read-library.ts';

const { items, laws } = readLibrary(libraryRoot());

describe('the village committee law after its amendment', () => {
  test('an article of the 2018 version is in force to the end of 2025 and superseded afterwards', () => {
    expect(citationOf(laws, 'villagers-committees-2018#26', '2025-12-31').state).toBe('in-force');
    const now = citationOf(laws, 'villagers-committees-2018#26', '2026-01-01');
    expect(now).toMatchObject({ state: 'superseded', supersededBy: 'villagers-committees-2025', article: '26' });
  });

  test('the new version has no article numbers: its text is not in hand', () => {
    expect(laws.get('villagers-committees-2025')?.articles.map((article) => article.article)).toEqual(['']);
    expect(citationOf(laws, 'villagers-committees-2025#', '2026-03-01').state).toBe('text-not-in-hand');
    expect(citationOf(laws, 'villagers-committees-2025#', '2025-12-31').state).toBe('not-yet-in-force');
    expect(citationOf(laws, 'villagers-committees-2025#26', '2026-03-01').state).toBe('unknown');
  });
});

test('no record claims an official text that is not in hand', () => {
  const hashes = [...laws.values()].flatMap((law) => law.articles.map((article) => article.textHash));
  expect(hashes.filter((hash) => hash !== null)).toEqual([]);
});

test('a step that the law demands cites a basis that is not superseded while its version is in force', () => {
  const dead = items.flatMap(({ item, number, effectiveFrom }) =>
    item.chart.nodes.flatMap((node) => {
      const basis = 'requiredByLaw' in node ? node.requiredByLaw : null;
      if (basis === null) return [];
      const { state } = citationOf(laws, basis, effectiveFrom);
      return state === 'in-force' || state === 'text-not-in-hand' ? [] : [`${item.code}@${number} ${node.id} ${basis} ${state}`];
    }),
  );
  expect(dead).toEqual([]);
});

test('every law that a doc comment of core names has its record', () => {
  const core = join(libraryRoot(), '..', 'core');
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const cited = files.flatMap((name) => [...readFileSync(join(core, name), 'utf8').matchAll(/@source law:(\S+)/gu)].map((match) => match[1] ?? ''));
  expect(cited).toContain('civil-code-2020#201');
  expect(cited.filter((basis) => citationOf(laws, basis, '2026-03-01').state === 'unknown')).toEqual([]);
});
