import { describe, expect, test } from 'vitest';

import { and, chartOf, end, external, start, task, xor } from '../../testkit/chart-builder.ts';
import { compile, type Firing, type LoggedMove, replay, tokensOf } from './compile.ts';

const fork = chartOf(
  [
    start,
    task('a', ['p']),
    and('split'),
    task('b', ['p']),
    task('c', ['p']),
    and('join'),
    task('d', ['p'], { outcomes: ['yes', 'no'] }),
    xor('x', 'd'),
    end('e'),
    end('f', 'reject'),
  ],
  ['start a', 'a split', 'split b', 'split c', 'b join', 'c join', 'join d', 'd x', 'x e yes', 'x f no'],
);

/** Always the edge at a place among the ways of the xor. */
function take(compiled: ReturnType<typeof compile>, way: number) {
  return (xorId: string): number => compiled.edgesFrom(xorId)[way]?.index ?? -1;
}

function run(compiled: ReturnType<typeof compile>, nodes: readonly string[], way = 0): readonly Firing[] {
  let marking = compiled.initial;
  return nodes.map((node) => {
    const firing = compiled.fire<never>(marking, node, take(compiled, way));
    marking = firing.marking;
    return firing;
  });
}

describe('compiled chart', () => {
  test('silent moves follow an act up to the next visible nodes', () => {
    const compiled = compile(fork);
    const [opened, afterA, afterB, afterC, afterD] = run(compiled, ['start', 'a', 'b', 'c', 'd'], 1);
    expect(opened).toMatchObject({ fired: [], entered: ['a'] });
    expect(afterA).toMatchObject({ fired: [{ node: 'split', edge: null }], entered: ['b', 'c'] });
    expect(afterB).toMatchObject({ fired: [], entered: [] });
    expect(afterC).toMatchObject({ fired: [{ node: 'join', edge: null }], entered: ['d'] });
    expect(afterD).toMatchObject({ fired: [{ node: 'x', edge: 9 }], entered: ['f'] });
    expect(compiled.enabled(afterD?.marking ?? '')).toEqual(['f']);
  });

  test('parallel branches may run in any order and lead to the same marking', () => {
    const compiled = compile(fork);
    const one = run(compiled, ['start', 'a', 'b', 'c']).at(-1);
    const other = run(compiled, ['start', 'a', 'c', 'b']).at(-1);
    expect(one?.marking).toBe(other?.marking);
    expect(compiled.enabled(run(compiled, ['start', 'a', 'b']).at(-1)?.marking ?? '')).toEqual(['c']);
  });

  test('a marking is short text that another compilation reads', () => {
    const marking = run(compile(fork), ['start', 'a']).at(-1)?.marking ?? '';
    expect(marking).toMatch(/^[0-9a-f]{1,3}$/);
    expect(tokensOf(marking)).toEqual([2, 3]);
    expect(compile(fork).enabled(marking)).toEqual(['b', 'c']);
  });

  test('the same firing is answered from the table', () => {
    const compiled = compile(fork);
    const [first] = run(compiled, ['start']);
    const [second] = run(compiled, ['start']);
    expect(second).toBe(first);
  });

  test('a choice that cannot be made is handed back and moves nothing', () => {
    const compiled = compile(fork);
    const marking = run(compiled, ['start', 'a', 'b', 'c']).at(-1)?.marking ?? '';
    const no = { refused: 'missing-field', because: {} } as const;
    expect(compiled.fire(marking, 'd', () => no)).toBe(no);
    expect(compiled.enabled(marking)).toEqual(['d']);
  });

  test('what is not enabled cannot fire', () => {
    const compiled = compile(fork);
    expect(() => compiled.fire<never>(compiled.initial, 'a', () => 0)).toThrow('node-not-enabled');
    expect(() => compiled.fire<never>(run(compiled, ['start'])[0]?.marking ?? '', 'x', () => 0)).toThrow('node-not-enabled');
    expect(() => run(compiled, ['start', 'a', 'b', 'c', 'd'], 7)).toThrow('edge-not-of-xor');
    expect(() => compiled.enabled('zz')).toThrow('not-a-marking');
  });

  test('two tokens on one arrow are a fault', () => {
    const twice = chartOf(
      [start, and('s'), task('a', ['p']), task('b', ['p']), task('c', ['p']), end('e')],
      ['start s', 's a', 's b', 'a c', 'b c', 'c e'],
    );
    const compiled = compile(twice);
    expect(() => run(compiled, ['start', 'a', 'c', 'b', 'c'])).toThrow('unsafe-net');
  });

  test('rounds without a visible step are a fault, not an endless loop', () => {
    const loop = chartOf([start, xor('x'), xor('y'), end('e')], ['start x', 'x y', 'x e', 'y x']);
    expect(() => run(compile(loop), ['start'])).toThrow('silent-loop');
  });

  test('taking an edge shows the bounded arrows it leads to without a choice', () => {
    const returns = chartOf(
      [start, task('a', ['p'], { outcomes: ['ok', 'more'] }), xor('x', 'a'), external('s'), end('e')],
      ['start a', 'a x', 'x e ok', 'x s more', { from: 's', to: 'a', max: 2 }],
    );
    const compiled = compile(returns);
    expect(compiled.cappedBy(3).map((edge) => edge.index)).toEqual([4]);
    expect(compiled.cappedBy(2)).toEqual([]);
    expect(run(compiled, ['start', 'a', 's'], 1).at(-1)).toMatchObject({ fired: [{ node: 's', edge: 4 }], entered: ['a'] });
  });
});

describe('replay', () => {
  const log: readonly LoggedMove[] = [
    { node: 'start', fired: [] },
    { node: 'a', fired: [{ node: 'split', edge: null }] },
    { node: 'c', fired: [] },
    { node: 'b', fired: [{ node: 'join', edge: null }] },
    { node: 'd', fired: [{ node: 'x', edge: 8 }] },
  ];

  test('a log of the chart fits and leads to its marking', () => {
    const compiled = compile(fork);
    expect(replay(compiled, log)).toEqual({ fits: true, marking: run(compiled, ['start', 'a', 'b', 'c', 'd']).at(-1)?.marking });
  });

  test('a skipped, repeated or altered move is named by its place', () => {
    const compiled = compile(fork);
    expect(
      replay(
        compiled,
        log.filter((move) => move.node !== 'c'),
      ),
    ).toMatchObject({ fits: false, at: 2, node: 'b' });
    expect(
      replay(
        compiled,
        log.filter((move) => move.node !== 'a'),
      ),
    ).toMatchObject({ fits: false, at: 1, node: 'c', enabled: ['a'] });
    expect(replay(compiled, [...log, { node: 'd', fired: [] }])).toMatchObject({ fits: false, at: 5 });
    expect(replay(compiled, [...log.slice(0, 4), { node: 'd', fired: [{ node: 'x', edge: 7 }] }])).toMatchObject({ fits: false, at: 4 });
    expect(replay(compiled, [...log.slice(0, 4), { node: 'd', fired: [] }])).toMatchObject({ fits: false, at: 4 });
  });
});
