import type { FullAutomaton } from './full-automaton.ts';

/** The columns of a model's table that the activities of a log are; an activity the model does not know gets -1. */
export function columnsOf(
  activities: readonly string[],
  labels: readonly string[],
  aliases: ReadonlyMap<string, string> = new Map(),
): Int32Array {
  const column = new Map(labels.map((label, at) => [label, at]));
  return Int32Array.from(activities, (activity) => column.get(activity) ?? column.get(aliases.get(activity) ?? '') ?? -1);
}

/** A table with one more row and column, in which everything not allowed leads to the last row: no branch in the loop. */
export type ReplayTable = { readonly next: Int32Array; readonly width: number; readonly dead: number; readonly accepting: Uint8Array };

/** Prepares the table once for a model. Cells hold the beginning of the next row. */
export function replayTableOf({ labels, states, next, accepting }: FullAutomaton): ReplayTable {
  const width = labels.length + 1;
  const table = new Int32Array((states + 1) * width).fill(states * width);
  for (let state = 0; state < states; state += 1) {
    for (let column = 0; column < labels.length; column += 1) {
      const to = next[state * labels.length + column] ?? -1;
      if (to !== -1) table[state * width + column] = to * width;
    }
  }
  return { next: table, width, dead: states * width, accepting: Uint8Array.from([...accepting, 0]) };
}

/** Events as columns of the table; what the model does not know is its last column. */
export function encode(events: Int32Array, columns: Int32Array, table: ReplayTable): Int32Array {
  return events.map((activity) => {
    const column = columns[activity] ?? -1;
    return column === -1 ? table.width - 1 : column;
  });
}

/** Replays cases: 1 for each that is a complete run of the model, 2 for one that is only the beginning of a run, else 0. */
export function replayCases(first: Int32Array, events: Int32Array, table: ReplayTable): Uint8Array {
  const { next, width, dead, accepting } = table;
  const fits = new Uint8Array(first.length - 1);
  for (let at = 0; at < fits.length; at += 1) {
    const end = first[at + 1] ?? 0;
    let row = 0;
    for (let event = first[at] ?? 0; event < end; event += 1) row = next[row + (events[event] ?? 0)] ?? dead;
    fits[at] = row === dead ? 0 : accepting[row / width] === 1 ? 1 : 2;
  }
  return fits;
}
