import { createHash } from 'node:crypto';

import { asId, type Id } from '../../core/kernel/id.ts';
import { Fault } from '../../core/kernel/outcome.ts';

/** Ids and choices that depend on a seed alone: the same seed gives the same county on every machine. */
export type SeededSource = {
  /** A 128-bit id; never the same twice within one source. */
  readonly newId: <Kind extends string>(kind: Kind) => Id<Kind>;
  /** A whole number from 0 up to, without, `end`. */
  readonly below: (end: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

/** A source for one seed. For invented data only: it is predictable. */
export function seededSource(seed: string): SeededSource {
  let state = createHash('sha256').update(`choices ${seed}`).digest().readUInt32LE(0);
  let ids = 0;
  const below = (end: number): number => {
    // mulberry32: small, well mixed, the same everywhere
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * end);
  };
  return {
    below,
    newId: <Kind extends string>(kind: Kind) => {
      ids += 1;
      return asId<Kind>(createHash('sha256').update(`${kind} ${ids} ${seed}`).digest('hex').slice(0, 32));
    },
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Fault('demo-inconsistent', { what: 'nothing to pick from' });
      return item;
    },
  };
}
