import { describe, expect, it } from 'vitest';

import { analyseItem, inputFromChart, staffingOf } from '../../core/chart/analyse/from-chart.ts';
import { staffOn } from '../../core/org/staff.ts';
import { generateCounty } from '../../server/demo/generate-county.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';

const county = generateCounty();
const day = county.today ?? '2026-03-02';
console.log(Object.keys(county), day);
describe('x', () => { it('y', () => {
const staff = staffOn(county.organisation, day);
const unit = county.organisation.units.filter((u) => u.level === 'village')[0];
for (const v of readLibrary(libraryRoot()).items) {
  const chart = { id: v.item.code + '@' + v.number, title: v.item.name, chart: v.item.chart, totalLimit: v.item.totalLimit };
  const st = staffingOf(v.item.chart, staff, unit.id);
  const before = performance.now();
  const a = analyseItem(chart, st);
  console.log(chart.id, a.sound, JSON.stringify(a.flaw), 'ms', (performance.now() - before).toFixed(1), 'persons', st.persons.length, JSON.stringify({ ...a.results, minimumSets: a.results?.minimumSets.length, witness: 0, criticalPersons: a.results?.criticalPersons?.length }), JSON.stringify(a.findings.map(f => f.code + ':' + f.nodes.join('/'))));
}
}); });
