import type { Net, Transition } from '../../core/chart/conform/net.ts';

/**
 * The least cost of repairing a trace, by Dijkstra over (position, marking) with the plain token game: nothing of the
 * automaton, its minimisation or its bounds is used. For small nets only.
 */
export function cheapestRepairCost(net: Net, trace: readonly string[], { prefix = false } = {}): number {
  const costs = new Map(net.order.map((step) => [step.label, step.skipCost]));
  const begin = { at: 0, tokens: countsOf(net.initial) };
  const best = new Map<string, number>([[keyOf(begin), 0]]);
  const queue: { readonly cell: Cell; readonly cost: number }[] = [{ cell: begin, cost: 0 }];
  const reach = (cell: Cell, cost: number): void => {
    if (cost >= (best.get(keyOf(cell)) ?? Infinity)) return;
    best.set(keyOf(cell), cost);
    queue.push({ cell, cost });
  };
  while (queue.length > 0) {
    queue.sort((left, right) => right.cost - left.cost);
    const next = queue.pop();
    if (next === undefined || next.cost > (best.get(keyOf(next.cell)) ?? Infinity)) continue;
    const { cell, cost } = next;
    if (cell.at === trace.length && (prefix || isFinal(net, cell.tokens))) return cost;
    if (cell.at < trace.length) reach({ ...cell, at: cell.at + 1 }, cost + 1);
    for (const transition of net.transitions) {
      const tokens = fired(cell.tokens, transition);
      if (tokens === null) continue;
      if (transition.label === null) reach({ ...cell, tokens }, cost);
      else reach({ ...cell, tokens }, cost + (costs.get(transition.label) ?? 1));
      if (transition.label !== null && transition.label === trace[cell.at]) reach({ at: cell.at + 1, tokens }, cost);
    }
  }
  return Infinity;
}

type Tokens = ReadonlyMap<number, number>;
type Cell = { readonly at: number; readonly tokens: Tokens };

function countsOf(places: readonly number[]): Tokens {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}

function fired(tokens: Tokens, { take, give }: Transition): Tokens | null {
  const after = new Map(tokens);
  for (const [place, count] of countsOf(take)) {
    const left = (after.get(place) ?? 0) - count;
    if (left < 0) return null;
    if (left === 0) after.delete(place);
    else after.set(place, left);
  }
  for (const [place, count] of countsOf(give)) after.set(place, (after.get(place) ?? 0) + count);
  return after;
}

function isFinal(net: Net, tokens: Tokens): boolean {
  const { final } = net;
  if ('only' in final) return [...tokens.keys()].every((place) => final.only.has(place));
  return (
    JSON.stringify([...tokens].sort(([left], [right]) => left - right)) ===
    JSON.stringify([...countsOf(final.marking)].sort(([left], [right]) => left - right))
  );
}

function keyOf({ at, tokens }: Cell): string {
  return `${at}:${[...tokens].sort(([left], [right]) => left - right).join(';')}`;
}
