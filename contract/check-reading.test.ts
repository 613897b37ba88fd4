import { describe, expect, it } from 'vitest';

import { readCheckFile } from './check-reading.ts';

type Json = { [key: string]: unknown };

/** The example of docs/guides/chart-format.md. */
function example(): Json {
  return {
    id: 'x1',
    title: 'Field check and approval',
    flow: {
      nodes: {
        s: { type: 'start' },
        a: { type: 'task', posts: ['clerk'] },
        b: { type: 'task', posts: ['inspector'], actors: 2 },
        c: { type: 'task', posts: ['head'], approval: true, required_by_law: true },
        e: { type: 'end', outcome: 'approve' },
      },
      edges: [
        ['s', 'a'],
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'e'],
      ],
    },
    persons: ['p1', 'p2', 'p3'],
    posts: { clerk: ['p1'], inspector: ['p1', 'p2'], head: ['p2', 'p3'] },
    constraints: [{ type: 'sod', steps: ['b', 'c'] }],
    delegations: [{ from: 'p3', to: 'p1', post: 'head' }],
    relatives: [['p1', 'p2']],
    applicant: null,
  };
}

/** The example with one value at a path replaced; undefined removes it. */
function changed(path: readonly (string | number)[], value: unknown): Json {
  const json = example();
  let at: unknown = json;
  for (const part of path.slice(0, -1)) at = (at as Json)[part];
  const last = path.at(-1) ?? '';
  if (value === undefined) delete (at as Json)[last];
  else (at as Json)[last] = value;
  return json;
}

function errorsOf(json: unknown): string[] {
  return readCheckFile(json).cases.flatMap((reading) =>
    'errors' in reading ? reading.errors.map((each) => `${each.at}: ${each.english}`) : [],
  );
}

describe('reading the exchange format', () => {
  it('reads the example', () => {
    expect(errorsOf(example())).toEqual([]);
    expect(readCheckFile({ cases: [example(), { ...example(), id: 'x2' }] })).toMatchObject({
      single: false,
      cases: [{ id: 'x1' }, { id: 'x2' }],
    });
  });

  it('reads edges as objects, levels, days and an applicant who is no official', () => {
    const json = changed(['flow', 'edges', 0], { from: 's', to: 'a', label: 'begin', max: 2 });
    const more = {
      ...json,
      applicant: 'citizen',
      relatives: [['citizen', 'p1']],
      levels: { clerk: 'village', inspector: 'town', head: 'town' },
      day: '2026-03-01',
      delegations: [{ from: 'p3', to: 'p1', post: 'head', to_day: '2026-02-28' }],
    };
    const [reading] = readCheckFile(more).cases;
    expect(reading).toMatchObject({
      input: { applicant: 'citizen', delegations: [], edges: [{ from: 's', to: 'a', max: 2 }, {}, {}, {}] },
    });
  });

  it.each([
    ['no object', 'text', ': invalid input: expected object, received string'],
    ['a missing field', changed(['persons'], undefined), 'persons: field is missing'],
    ['an unknown field', { ...example(), note: 1 }, 'note: unknown field'],
    ['an unknown field of a node', changed(['flow', 'nodes', 'a', 'actor'], 2), 'flow.nodes.a.actor: unknown field'],
    ['a node of an unknown type', changed(['flow', 'nodes', 'a'], { type: 'or' }), 'flow.nodes.a.type: must be one of the known types'],
    ['no actor', changed(['flow', 'nodes', 'b', 'actors'], 0), 'flow.nodes.b.actors: too small: expected number to be >=1'],
    ['half an actor', changed(['flow', 'nodes', 'b', 'actors'], 1.5), 'flow.nodes.b.actors: invalid input: expected int, received number'],
    [
      'a vote without a quorum',
      changed(['flow', 'nodes', 'a'], { type: 'vote', posts: ['clerk'], yes: 1 }),
      'flow.nodes.a.quorum: field is missing',
    ],
    [
      'an unknown outcome',
      changed(['flow', 'nodes', 'e', 'outcome'], 'done'),
      'flow.nodes.e.outcome: invalid option: expected one of "approve"|"reject"|"withdraw"|"close"',
    ],
    [
      'an edge of three',
      changed(['flow', 'edges', 1], ['a', 'b', 'c']),
      'flow.edges[1] ["a","b","c"]: must be a pair [from, to] or an object {from, to}',
    ],
    ['an edge to nowhere', changed(['flow', 'edges', 1], ['a', 'q']), 'flow.edges[1] a -> q: unknown node q'],
    ['a doubled edge', changed(['flow', 'edges', 1], { from: 's', to: 'a' }), 'flow.edges[1] s -> a: edge is given twice'],
    ['an edge into the start', changed(['flow', 'edges', 1], ['a', 's']), 'flow.edges[1] a -> s: an edge cannot enter the start s'],
    ['an edge out of an end', changed(['flow', 'edges', 1], ['e', 'b']), 'flow.edges[1] e -> b: an edge cannot leave the end e'],
    ['no start', changed(['flow', 'nodes', 's'], { type: 'timer' }), 'flow.nodes: must have exactly one start node, has 0'],
    ['two starts', changed(['flow', 'nodes', 'a'], { type: 'start' }), 'flow.nodes: must have exactly one start node, has 2: s, a'],
    ['an unknown post', changed(['flow', 'nodes', 'a', 'posts'], ['mayor']), 'flow.nodes.a.posts: unknown post mayor'],
    ['an unknown holder', changed(['posts', 'clerk'], ['p9']), 'posts.clerk: unknown person p9'],
    ['a doubled person', changed(['persons'], ['p1', 'p1', 'p2', 'p3']), 'persons: p1 is named twice'],
    ['an unknown constraint', changed(['constraints', 0, 'type'], 'sodd'), 'constraints[0].type: must be one of the known types'],
    ['a constraint on an unknown step', changed(['constraints', 0, 'steps'], ['b', 'q']), 'constraints[0] sod.steps: unknown node q'],
    [
      'a constraint on an end',
      changed(['constraints', 0, 'steps'], ['b', 'e']),
      'constraints[0] sod.steps: node e is neither a task nor a vote',
    ],
    [
      'a binding of a step of two',
      changed(['constraints', 0], { type: 'bod', steps: ['a', 'b'] }),
      'constraints[0] bod.steps: node b needs several actors, so no single person can do it',
    ],
    [
      'at most nobody',
      changed(['constraints', 0], { type: 'at_most', steps: ['a'], k: 0 }),
      'constraints[0].k: too small: expected number to be >=1',
    ],
    [
      'a giver without the post',
      changed(['delegations', 0, 'from'], 'p1'),
      'delegations[0].from: p1 does not hold the post head and cannot give it',
    ],
    ['a delegation of an unknown post', changed(['delegations', 0, 'post'], 'mayor'), 'delegations[0].post: unknown post mayor'],
    ['a delegation to nobody', changed(['delegations', 0, 'to'], 'p9'), 'delegations[0].to: unknown person p9'],
    [
      'a delegation with days and no day',
      changed(['delegations', 0, 'to_day'], '2026-02-28'),
      'delegations[0].to_day: a delegation with days needs the field day',
    ],
    ['an unknown relative', changed(['relatives', 0], ['p1', 'p9']), 'relatives[0]: unknown person p9'],
    [
      'a post without a level',
      { ...example(), levels: { clerk: 'village', head: 'town' } },
      'levels: post inspector of node b has no level',
    ],
  ])('refuses %s and names the place', (_, json, expected) => {
    expect(errorsOf(json)).toContain(expected);
  });

  it('refuses two cases with one id, a list that is none, and members beside the list', () => {
    expect(errorsOf({ cases: [example(), example()] })).toEqual(['id: id x1 is used twice']);
    expect(errorsOf({ cases: 1 })).toEqual(['cases: must be an array']);
    expect(errorsOf({ cases: [], note: 1 })).toEqual(['note: unknown field beside cases']);
  });
});
