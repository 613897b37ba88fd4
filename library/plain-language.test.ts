import { describe, expect, test } from 'vitest';

import { readabilityOf } from '../core/chart/readability.ts';
import { publicSentences } from '../server/library/public-sentences.ts';
import { libraryRoot, readLibrary } from '../server/library/read-library.ts';

const { items, laws, words } = readLibrary(libraryRoot());
const officialese = [...words.officialese.keys()];

describe('everything that citizens read is in plain words', () => {
  test.each(items.map((version) => [`${version.item.code}@${version.number}`, version] as const))('%s', (_, version) => {
    const measured = readabilityOf([...publicSentences(version.item), ...version.changes], officialese);
    expect(measured.sentences).toBeGreaterThan(50);
    expect(measured.mean).toBeLessThanOrEqual(16);
    expect(measured.p90).toBeLessThanOrEqual(30);
    expect(measured.clauseMean).toBeLessThanOrEqual(8);
    expect(measured.officialesePerThousand, [...measured.found].join(' ')).toBeLessThanOrEqual(10);
  });

  test('the gists of laws', () => {
    const gists = [...laws.values()].flatMap((law) => law.articles.map((article) => article.gist));
    const measured = readabilityOf(gists, officialese);
    expect(measured.mean).toBeLessThanOrEqual(16);
    expect(measured.p90).toBeLessThanOrEqual(30);
  });
});

test('a sentence as officials write it fails every measure', () => {
  const official = '工作人员应当按照有关规定切实履行审核职责并依法依规对申请人提交的相关材料予以核实办理逾期的承担相应责任';
  const measured = readabilityOf([official], officialese);
  expect(measured.mean).toBeGreaterThan(30);
  expect(measured.clauseMean).toBeGreaterThan(8);
  expect(measured.officialesePerThousand).toBeGreaterThan(100);
  expect(measured.found.get('依法依规')).toBe(1);
  expect(measured.found.has('依法')).toBe(false);
});

test('what officials may not do is written without 不准, which the page adds', () => {
  const forbidden = items.flatMap(({ item }) => [
    ...item.forbidden,
    ...item.chart.nodes.flatMap((node) => ('forbidden' in node ? node.forbidden : [])),
  ]);
  expect(forbidden.length).toBeGreaterThan(100);
  expect(forbidden.filter((sentence) => /不准|严禁|禁止|不得/u.test(sentence))).toEqual([]);
});
