import { describe, expect, test } from 'vitest';

import { readFlowModel } from './conform-model.ts';

const flow = {
  nodes: {
    s: { type: 'start' },
    a: { type: 'task', name: '受理', posts: ['clerk'] },
    b: { type: 'task', name: '审批', posts: ['head'] },
    e: { type: 'end', outcome: 'approve' },
  },
  edges: [
    ['s', 'a'],
    ['a', 'b'],
    ['b', 'e'],
  ],
};

describe('a chart as a model for logs', () => {
  test('needs no list of persons: everybody whom relatives, posts and delegations name is known', () => {
    const model = readFlowModel({
      flow,
      posts: { clerk: ['an'], head: ['ed'] },
      delegations: [{ from: 'ed', to: 'gu', post: 'head' }],
      relatives: [['an', 'bo']],
      constraints: [{ type: 'coi', steps: ['a', 'b'] }],
    });
    expect(model).toMatchObject({ rules: [{ type: 'relatives', steps: ['受理', '审批'], pairs: [['an', 'bo']] }] });
  });

  test('nor posts and holders', () => {
    const model = readFlowModel({
      cases: [{ flow, relatives: [['an', 'bo']], applicant: 'an', constraints: [{ type: 'coi_applicant', steps: ['b'] }] }],
    });
    expect(model).toMatchObject({ rules: [{ type: 'barred-person', steps: ['审批'], persons: ['an', 'bo'] }] });
  });

  test('with a list, a person who is not in it is an error', () => {
    expect(readFlowModel({ flow, persons: ['an'], relatives: [['an', 'bo']] })).toMatchObject({ errors: [{ at: 'relatives[0]' }] });
  });
});
