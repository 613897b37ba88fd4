import { describe, expect, test } from 'vitest';

import { readLibrary, libraryRoot } from '../server/library/read-library.ts';
import { exploreChart } from '../testkit/explore-chart.ts';

const { items, calendar } = readLibrary(libraryRoot());

describe('every chart of the library runs to every end, through the real decisions', () => {
  test.each(items.map((version) => [`${version.item.code}@${version.number}`, version] as const))('%s', (_, version) => {
    const { chart } = version.item;
    const found = exploreChart(version, calendar);
    const ends = chart.nodes.filter((node) => node.type === 'end').map((node) => node.id);
    const arrows = chart.edges.map((edge) => `${edge.from} -> ${edge.to}`);
    expect([...found.ends].sort()).toEqual([...ends].sort());
    expect(arrows.filter((_arrow, index) => !found.edges.has(index))).toEqual([]);
    expect(found.refusals).toEqual([]);
  });
});
