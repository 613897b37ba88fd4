import { describe, expect, it } from 'vitest';

import { chartOf, end, notice, start, task, vote } from '../../../testkit/chart-builder.ts';
import { asId, type PersonId } from '../../kernel/id.ts';
import type { OrganisationData } from '../../org/organisation.ts';
import { staffOn } from '../../org/staff.ts';
import { findAuthoredGaps } from './find-authored-gaps.ts';
import { analyseItem, inputFromChart, staffingOf } from './from-chart.ts';

const chart = chartOf(
  [
    start,
    task('accept', ['village.clerk']),
    vote('meeting', 'village.representative'),
    notice('shown'),
    task('decide', ['town.head', 'town.deputy-head'], { approval: true }),
    end('done'),
  ],
  ['start accept', 'accept meeting', 'meeting shown', 'shown decide', 'decide done'],
  { constraints: [{ type: 'sod', steps: ['accept', 'decide'], by: 'both' }] },
);

const county = asId<'county'>('qx');
const village = asId<'unit'>('v1');
const other = asId<'unit'>('v2');
const town = asId<'unit'>('t1');
const day = '2026-03-02';

function organisation(): OrganisationData {
  const posts = [
    { id: asId<'post'>('clerk'), unit: village, role: 'village.clerk', name: '文书' },
    { id: asId<'post'>('clerk-2'), unit: other, role: 'village.clerk', name: '文书' },
    { id: asId<'post'>('seat'), unit: village, role: 'village.representative', name: '村民代表' },
    { id: asId<'post'>('head'), unit: town, role: 'town.head', name: '镇长' },
  ];
  const held: readonly (readonly [string, string])[] = [
    ['p1', 'clerk'],
    ['p9', 'clerk-2'],
    ['p1', 'seat'],
    ['p2', 'seat'],
    ['p3', 'seat'],
    ['p4', 'seat'],
    ['p5', 'head'],
  ];
  return {
    county,
    units: [
      { id: asId('qx0'), parent: null, level: 'county', kind: 'county', code: 'QX', name: '清溪县' },
      { id: town, parent: asId('qx0'), level: 'town', kind: 'town', code: 'QX-T', name: '一镇' },
      { id: village, parent: town, level: 'village', kind: 'village', code: 'QX-V', name: '一村' },
      { id: other, parent: town, level: 'village', kind: 'village', code: 'QX-W', name: '二村' },
    ],
    posts,
    persons: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p9'].map((id) => ({ id: asId<'person'>(id), name: id })),
    tenures: held.map(([person, post]) => ({ person: asId<'person'>(person), post: asId<'post'>(post), from: '2025-01-01', to: null })),
    delegations: [{ from: asId('p5'), to: asId('p6'), post: asId('head'), fromDay: '2026-03-01', toDay: '2026-03-31' }],
    kin: [{ a: asId<'person'>('p1'), b: asId<'person'>('p5'), relation: '夫妻' }],
  };
}

const staffing = staffingOf(chart, staffOn(organisation(), day), village);
const item = { id: 'T-01', title: '试办', chart, totalLimit: null };

describe('an authored chart as input of the analysis', () => {
  it('takes the holders that reach the unit, delegations in force and kin among them', () => {
    expect(staffing).toEqual({
      persons: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as unknown as PersonId[],
      posts: [
        { id: 'village.clerk', holders: ['p1'], level: 'village' },
        { id: 'village.representative', holders: ['p1', 'p2', 'p3', 'p4'], level: 'village' },
        { id: 'town.head', holders: ['p5'], level: 'town' },
        { id: 'town.deputy-head', holders: [], level: 'town' },
      ],
      delegations: [{ from: 'p5', to: 'p6', post: 'town.head' }],
      relatives: [['p1', 'p5']],
    });
  });

  it('counts thresholds on the roll: two thirds of four come, more than half of them say yes', () => {
    expect(inputFromChart(item, staffing).nodes.find((node) => node.type === 'vote')).toMatchObject({
      quorum: 3,
      yes: 2,
      posts: ['village.representative'],
    });
  });

  it('finds the smallest colluding set of the unit', () => {
    const { results, findings } = analyseItem(item, staffing);
    expect(results).toMatchObject({
      collusion: { known: 'exactly', size: 4 },
      satisfiable: true,
      minLevels: 2,
      approvableUnseen: false,
      criticalPersons: ['p1'],
    });
    expect(findings.map((finding) => finding.code)).toEqual([
      'single-holder',
      'single-holder',
      'empty-post',
      'not-resilient',
      'no-basis',
      'no-limit',
      'no-recourse',
      'no-basis',
      'no-limit',
      'no-recourse',
      'no-basis',
      'no-limit',
      'no-recourse',
    ]);
  });

  it('takes the findings of the chart alone from a caller who has them', () => {
    const yardstick = { lawState: () => 'unknown' as const };
    const gaps = findAuthoredGaps(item.chart, yardstick);
    const { findings } = analyseItem(item, staffing, { gaps });
    expect(findings).toEqual(analyseItem({ ...item, ...yardstick }, staffing).findings);
    expect(analyseItem(item, staffing, { gaps: [] }).findings.length).toBe(findings.length - gaps.length);
  });

  it('is not staffed on a day on which nobody holds the post', () => {
    const early = staffingOf(chart, staffOn(organisation(), '2024-12-31'), village);
    expect(analyseItem(item, early).results).toMatchObject({
      satisfiable: false,
      canApprove: false,
      collusion: { known: 'impossible' },
      minPosts: 3,
    });
  });
});
