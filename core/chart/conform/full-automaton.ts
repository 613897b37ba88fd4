import { Automaton } from './automaton.ts';
import type { Net } from './net.ts';
import { reduceNet } from './reduce-net.ts';

/**
 * All of a model's automaton, smallest: states that cannot reach an end are gone, states that allow the same futures are one.
 *
 * Rows of `next` are states, columns labels; -1 is not allowed. State 0 is the start; `states` is 0 when no run completes.
 */
export type FullAutomaton = {
  readonly labels: readonly string[];
  readonly states: number;
  readonly next: Int32Array;
  readonly accepting: Uint8Array;
  /** Cost of skipping each label. */
  readonly skipCost: Int32Array;
  /** Per state, in words of 32 labels: labels that may still come. */
  readonly may: Uint32Array;
  /** Per state, in words of 32 labels: labels that must still come. */
  readonly must: Uint32Array;
  readonly words: number;
};

/** Explores, trims and minimises. @throws TooManyStates */
export function fullAutomatonOf(net: Net, cap?: number): FullAutomaton {
  const whole = new Automaton(reduceNet(net), cap);
  whole.explore();
  const { labels } = whole;
  const trimmed = trim(whole);
  const blocks = partition(trimmed, labels.length);
  const small = joined(trimmed, blocks, labels.length);
  const words = Math.max(1, Math.ceil(labels.length / 32));
  const costs = new Map(net.order.map((step) => [step.label, step.skipCost]));
  // Two steps of one name: the log cannot tell them apart, so the dearer one counts.
  for (const step of net.order) costs.set(step.label, Math.max(step.skipCost, costs.get(step.label) ?? 0));
  const skipCost = Int32Array.from(labels, (label) => costs.get(label) ?? 1);
  return { labels, ...small, skipCost, words, may: mayOf(small, labels.length, words), must: mustOf(small, labels.length, words) };
}

type Table = { readonly states: number; readonly next: Int32Array; readonly accepting: Uint8Array };

function trim(whole: Automaton): Table {
  const width = whole.labels.length;
  const before: number[][] = Array.from({ length: whole.states }, () => []);
  for (let state = 0; state < whole.states; state += 1) {
    for (let column = 0; column < width; column += 1) before[whole.next(state, column)]?.push(state);
  }
  const number = new Int32Array(whole.states).fill(-1);
  const open: number[] = [];
  for (let state = 0; state < whole.states; state += 1) if (whole.accepts(state)) open.push(state);
  for (const state of open) number[state] = 0;
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const from of before[state] ?? []) {
      if (number[from] === 0) continue;
      number[from] = 0;
      open.push(from);
    }
  }
  let states = 0;
  if (number[0] === 0) for (let state = 0; state < whole.states; state += 1) if (number[state] === 0) number[state] = states++;
  if (states === 0) return { states, next: new Int32Array(0), accepting: new Uint8Array(0) };
  const next = new Int32Array(states * width).fill(-1);
  const accepting = new Uint8Array(states);
  for (let state = 0; state < whole.states; state += 1) {
    const row = number[state] ?? -1;
    if (row === -1) continue;
    accepting[row] = whole.accepts(state) ? 1 : 0;
    for (let column = 0; column < width; column += 1) next[row * width + column] = number[whole.next(state, column)] ?? -1;
  }
  return { states, next, accepting };
}

/** Moore's refinement: the block of each state, numbered by first appearance so that state 0 is in block 0. */
function partition({ states, next, accepting }: Table, width: number): Int32Array {
  let blocks: Int32Array = Int32Array.from(accepting);
  for (let count = 0; ;) {
    const numbers = new Map<string, number>();
    const finer = new Int32Array(states);
    for (let state = 0; state < states; state += 1) {
      let key = String(blocks[state]);
      for (let column = 0; column < width; column += 1) {
        const to = next[state * width + column] ?? -1;
        if (to !== -1) key += `,${column}:${blocks[to]}`;
      }
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      finer[state] = known;
    }
    blocks = finer;
    if (numbers.size === count) return blocks;
    count = numbers.size;
  }
}

function joined({ next, accepting }: Table, blocks: Int32Array, width: number): Table {
  const states = blocks.reduce((most, block) => Math.max(most, block + 1), 0);
  const small = { states, next: new Int32Array(states * width).fill(-1), accepting: new Uint8Array(states) };
  blocks.forEach((block, state) => {
    small.accepting[block] = accepting[state] ?? 0;
    for (let column = 0; column < width; column += 1) small.next[block * width + column] = blocks[next[state * width + column] ?? -1] ?? -1;
  });
  return small;
}

function mayOf({ states, next }: Table, width: number, words: number): Uint32Array {
  const may = new Uint32Array(states * words);
  for (let changed = true; changed;) {
    changed = false;
    for (let state = states - 1; state >= 0; state -= 1) {
      for (let column = 0; column < width; column += 1) {
        const to = next[state * width + column] ?? -1;
        if (to === -1) continue;
        for (let word = 0; word < words; word += 1) {
          const had = may[state * words + word] ?? 0;
          const has = (had | (may[to * words + word] ?? 0) | (word === column >>> 5 ? 1 << (column & 31) : 0)) >>> 0;
          if (has !== had) [may[state * words + word], changed] = [has, true];
        }
      }
    }
  }
  return may;
}

function mustOf({ states, next, accepting }: Table, width: number, words: number): Uint32Array {
  const must = new Uint32Array(states * words).fill(0xffff_ffff);
  for (let state = 0; state < states; state += 1) if (accepting[state] === 1) must.fill(0, state * words, (state + 1) * words);
  for (let changed = true; changed;) {
    changed = false;
    for (let state = states - 1; state >= 0; state -= 1) {
      for (let column = 0; column < width; column += 1) {
        const to = next[state * width + column] ?? -1;
        if (to === -1) continue;
        for (let word = 0; word < words; word += 1) {
          const had = must[state * words + word] ?? 0;
          const has = (had & ((must[to * words + word] ?? 0) | (word === column >>> 5 ? 1 << (column & 31) : 0))) >>> 0;
          if (has !== had) [must[state * words + word], changed] = [has, true];
        }
      }
    }
  }
  return must;
}
