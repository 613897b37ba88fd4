import { describe, expect, test } from 'vitest';

import type { Constraint, Edge } from '../core/chart/chart.ts';
import type { PersonId, UnitId } from '../core/kernel/id.ts';
import { staffOn } from '../core/org/staff.ts';
import { generateCounty } from '../server/demo/generate-county.ts';
import { libraryRoot, readLibrary } from '../server/library/read-library.ts';
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

test('the demo county has the people for every result of every item, in a village where one person heads both committees too', () => {
  const { organisation } = generateCounty('library');
  const staff = staffOn(organisation, '2026-03-02');
  const actingAs = (person: PersonId, role: string, unit: UnitId) => staff.actingAs(person, role, unit)[0];
  const villages = organisation.units.filter((unit) => unit.level === 'village').slice(0, 2);
  expect(villages.length).toBe(2);
  const missed = villages.flatMap(({ id: unit }) =>
    items.flatMap((version) => {
      const { chart, code } = version.item;
      const found = exploreChart(version, calendar, { unit, staff: { ...staff, actingAs } });
      return chart.nodes.filter((node) => node.type === 'end' && !found.ends.has(node.id)).map((node) => `${code} ${node.id} ${found.refusals.join('; ')}`);
    }),
  );
  expect(missed).toEqual([]);
});

test('the exploration notices a branch that no case takes', () => {
  const version = items.find(({ item, number }) => item.code === 'B-03' && number === 2);
  if (version === undefined) throw new Error('B-03@2 is missing');
  const { chart } = version.item;
  // The explored case is opened in the hall, so a branch for cases opened in the village stays dark.
  const edges = chart.edges.map((edge): Edge => (edge.to === 'green' ? { ...edge, when: { op: 'eq', field: 'case.channel', value: 'village' } } : edge));
  const found = exploreChart({ ...version, item: { ...version.item, chart: { ...chart, edges } } }, calendar);
  const dark = edges.filter((_edge, index) => !found.edges.has(index)).map((edge) => `${edge.from} -> ${edge.to}`);
  expect(dark).toEqual(['way-q -> green', 'green -> accept']);
});

test('the exploration notices a step that nobody may take', () => {
  const version = items.find(({ item }) => item.code === 'V-FW-01');
  if (version === undefined) throw new Error('V-FW-01 is missing');
  const { chart } = version.item;
  const constraints: readonly Constraint[] = [...chart.constraints, { type: 'bod', steps: ['accept', 'county-head'] }];
  const found = exploreChart({ ...version, item: { ...version.item, chart: { ...chart, constraints } } }, calendar);
  expect(found.refusals).toContain('county-head confirm: must-be-same-person');
  expect(found.ends.has('end-approved')).toBe(false);
});
