import { expect, test } from 'vitest';

import { staffingOf } from '../../core/chart/analyse/from-chart.ts';
import { compile } from '../../core/chart/compile.ts';
import { staffOn } from '../../core/org/staff.ts';
import { generateCounty } from '../demo/generate-county.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import { type Question, RememberedAnalysis } from './remembered-analysis.ts';

const { organisation } = generateCounty('remembered');
const version = readLibrary(libraryRoot()).items.find(({ item }) => item.code === 'V-FW-10');
const [village, other] = organisation.units.filter((unit) => unit.level === 'village').map((unit) => unit.id);
if (version === undefined || village === undefined || other === undefined) throw new Error('no village with certificates');
const { chart } = version.item;
const item = { version, chart: compile(chart) };

function asked(day: string, unit = village): Question {
  if (unit === undefined) throw new Error('no unit');
  return { item, unit, staffing: staffingOf(chart, staffOn(organisation, day), unit), gaps: [] };
}

test('a new day with the same staff needs no second search', () => {
  const analyses = new RememberedAnalysis();
  const first = analyses.answer(asked('2026-03-02'));
  expect(first.results?.collusion).toMatchObject({ known: 'exactly' });
  expect(analyses.answer(asked('2026-03-09'))).toBe(first);
});

test('other staff, another unit or another finding of the chart is analysed anew', () => {
  const analyses = new RememberedAnalysis();
  const question = asked('2026-03-02');
  const first = analyses.answer(question);
  const { staffing } = question;
  const deserted = { ...staffing, posts: staffing.posts.map((post) => ({ ...post, holders: [] })) };
  const changed = analyses.answer({ ...question, staffing: deserted });
  expect(changed).not.toBe(first);
  expect(changed.results?.satisfiable).toBe(false);
  expect(analyses.answer(question)).toEqual(first);
  expect(analyses.answer(asked('2026-03-02', other))).not.toBe(first);
  const gaps = [{ code: 'dead-law', severity: 'warning', nodes: ['check'], because: {} }] as const;
  expect(analyses.answer({ ...question, gaps }).findings).toContainEqual(gaps[0]);
});
