import { describe, expect, it } from 'vitest';

import { analyseItem, staffingOf } from '../../core/chart/analyse/from-chart.ts';
import { staffOn } from '../../core/org/staff.ts';
import { generateCounty } from '../../server/demo/generate-county.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';

const { organisation } = generateCounty('analysis');
const staff = staffOn(organisation, '2026-03-02');
const villages = organisation.units.filter((unit) => unit.level === 'village').slice(0, 3);
const items = readLibrary(libraryRoot()).items.map(({ item, number }) => [`${item.code}@${number}`, item] as const);

describe.each(items)('%s in the invented county', (id, item) => {
  const authored = { id, title: item.name, chart: item.chart, totalLimit: item.totalLimit };

  it.each(villages.map((village) => [village.name, village.id] as const))('runs, is staffed and is not in one hand in %s', (_, village) => {
    const { sound, results, findings } = analyseItem(authored, staffingOf(item.chart, staff, village));
    expect([sound, results?.satisfiable, results?.canApprove, results?.collusion.known]).toEqual(['yes', true, true, 'exactly']);
    expect(results?.collusion.known === 'exactly' && results.collusion.size > 1).toBe(true);
    expect(results?.time?.statutory.longest).not.toBeNull();
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});
