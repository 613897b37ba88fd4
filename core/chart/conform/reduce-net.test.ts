import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Automaton } from './automaton.ts';
import { TooManyStates } from './marking-space.ts';
import type { Net } from './net.ts';
import { reduceNet } from './reduce-net.ts';

const places = 6;
const some = (least: number, most: number) => fc.array(fc.nat(places - 1), { minLength: least, maxLength: most });
const move = fc.record({ label: fc.constantFrom(null, null, null, 'a', 'b'), take: some(1, 2), give: some(0, 2) });

/** Nets of any kind: forks, joins, loops, several tokens, places that nothing feeds. */
const nets: fc.Arbitrary<Net> = fc
  .record({ moves: fc.array(move, { minLength: 3, maxLength: 10 }), last: fc.nat(places - 1) })
  .map(({ moves, last }) => ({
    places,
    transitions: moves.map((each, at) => ({ node: `t${at}`, ...each })),
    initial: [0],
    final: { marking: [last] },
    order: [],
  }));

function accepts(net: Net, word: string): boolean {
  const automaton = new Automaton(net, 500);
  let state = 0;
  for (const letter of word) {
    const column = automaton.labels.indexOf(letter);
    state = column === -1 || state === -1 ? -1 : automaton.next(state, column);
  }
  return state !== -1 && automaton.accepts(state);
}

const words = ['', 'a', 'b', 'aa', 'ab', 'ba', 'bb', 'aab', 'aba', 'baa', 'abb', 'bab', 'bba'];

describe('folding silent steps', () => {
  test('keeps the language of complete runs of any net', () => {
    let accepted = 0;
    let smaller = 0;
    fc.assert(
      fc.property(nets, (net) => {
        const reduced = reduceNet(net);
        if (reduced.transitions.length < net.transitions.length) smaller += 1;
        try {
          for (const word of words) {
            const is = accepts(net, word);
            if (is) accepted += 1;
            expect([word, accepts(reduced, word)]).toEqual([word, is]);
          }
        } catch (cause) {
          // Unbounded nets are no one's models; both forms refuse them.
          if (!(cause instanceof TooManyStates)) throw cause;
        }
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(accepted, smaller)).toBeGreaterThan(100);
  });
});
