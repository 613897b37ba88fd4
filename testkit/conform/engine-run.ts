import type { Chart } from '../../core/chart/chart.ts';
import { compile } from '../../core/chart/compile.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';

/** A stream of numbers out of one seed: `roll(n)` is from 0 to n - 1. */
export function diceOf(seed: number): (sides: number) => number {
  let left = (seed * 2_654_435_761 + 12_345) % 2_147_483_648;
  return (sides) => {
    left = (left * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((left / 2_147_483_648) * sides);
  };
}

/** One complete run of the engine's own automaton: the names of its visible steps. Null when it is longer than `longest`. */
export function engineRun(chart: Chart, roll: (sides: number) => number, longest = 60): readonly string[] | null {
  const compiled = compile(chart);
  const used = new Map<number, number>();
  const names = new Map(chart.nodes.map((node) => [node.id, node.name]));
  const run: string[] = [];
  let { initial: marking } = compiled;
  for (let ended = false; !ended;) {
    const enabled = compiled.enabled(marking);
    const node = enabled[roll(enabled.length)] ?? '';
    const firing = compiled.fire(marking, node, (xor) => {
      const open = compiled
        .edgesFrom(xor)
        .filter((edge) => compiled.cappedBy(edge.index).every((capped) => (used.get(capped.index) ?? 0) < (capped.max ?? 0)));
      return open[roll(open.length)]?.index ?? -1;
    });
    if (isRefusal(firing)) throw new Error(firing.refused);
    for (const { edge } of firing.fired) if (edge !== null) used.set(edge, (used.get(edge) ?? 0) + 1);
    const type = compiled.node(node)?.type;
    ended = type === 'end';
    if (type !== 'start' && !ended) run.push(names.get(node) ?? '');
    if (run.length > longest) return null;
    ({ marking } = firing);
  }
  return run;
}
