import { describe, expect, it } from 'vitest';

import { emptyContent, type DraftContent } from '../content.ts';
import { aspects, aspectsOf } from './aspect.ts';

const risk = { step: null, stage: null, level: 'high', what: '收好处。', prevention: '两人看。', owner: '站长' } as const;

/** Everything that the five aspects beside the flow ask for. */
const full: DraftContent = {
  ...emptyContent,
  ...{ code: 'A-1', name: '甲', plainName: '甲', category: '便民服务类', powerType: '其他', content: '办甲。', lead: '来办甲。' },
  ...{ basis: [{ id: null, text: '某法' }], posts: ['town.head'], responsibilities: [{ stage: null, text: '收。' }] },
  ...{ accountability: ['不收。'], forbidden: ['收好处'], risks: [risk], recourse: [{ to: '站长', how: '找他。' }] },
  supervision: [{ by: '监委会', how: '看账', when: '每季' }],
  publication: { grouped: true, audience: '全社会', never: [], retains: null },
};

const missing = (content: DraftContent, aspect: string) =>
  aspectsOf({ content, chart: null }).find((one) => one.aspect === aspect)?.missing;

describe('the six aspects of an item', () => {
  it('are all open in an empty draft, and answered but for the flow in one without a chart', () => {
    expect(aspects).toEqual(['bounds', 'list', 'flow', 'risks', 'measures', 'supervision']);
    expect(aspectsOf({ content: emptyContent, chart: null }).filter((one) => one.missing.length === 0)).toEqual([]);
    expect(aspectsOf({ content: full, chart: null }).filter((one) => one.missing.length > 0)).toEqual([
      { aspect: 'flow', missing: [{ field: 'chart', why: 'empty' }] },
    ]);
  });

  it.each([
    ['bounds', { forbidden: [] }, [{ field: 'forbidden', why: 'empty' }]],
    ['list', { plainName: '  ' }, [{ field: 'plainName', why: 'empty' }]],
    ['risks', { risks: [] }, [{ field: 'risks', why: 'empty' }]],
    ['risks', { risks: [{ ...risk, level: null }] }, [{ field: 'risks', why: 'no-level' }]],
    [
      'measures',
      { risks: [{ ...risk, prevention: null, owner: ' ' }] },
      [
        { field: 'risks', why: 'no-measure' },
        { field: 'risks', why: 'no-owner' },
      ],
    ],
    [
      'supervision',
      { supervision: [], recourse: [] },
      [
        { field: 'supervision', why: 'empty' },
        { field: 'recourse', why: 'empty' },
      ],
    ],
  ] as const)('%s says what is wanted: %o', (aspect, change, wanted) => {
    expect(missing({ ...full, ...change }, aspect)).toEqual(wanted);
    expect(missing(full, aspect)).toEqual([]);
  });

  it('counts a risk at a step of the chart, and asks for a chart that can run', () => {
    const start = { type: 'start', id: 's', name: '开始', plainName: '开始' } as const;
    const chart = { nodes: [start], edges: [], constraints: [], variants: [] };
    expect(aspectsOf({ content: full, chart }).find((one) => one.aspect === 'flow')?.missing).toEqual([
      { field: 'chart', why: 'chart-has-errors' },
    ]);
  });
});
