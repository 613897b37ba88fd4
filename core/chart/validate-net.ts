import { inputFromChart } from './analyse/from-chart.ts';
import type { Flaw } from './analyse/flaw.ts';
import { flowOf } from './analyse/flow.ts';
import { soundnessOf } from './analyse/soundness.ts';
import type { TokenMove } from './analyse/token-game.ts';
import type { Chart, NodeId } from './chart.ts';
import { atNode, type ChartError } from './chart-error.ts';

/** Markings explored before the check gives up and says so. */
const explorationCap = 50_000;

/**
 * Errors of the net as a whole, with every branch taken: two tokens on one arrow, joins that wait for ever, endings that leave
 * something behind, nodes that never run, and ways on which nobody acts that lead back into themselves.
 *
 * Soundness is proved by the analysis, which looks at one order of parallel work where all orders come to the same; the first
 * reason why a chart is not sound is told with what a shortest run to it shows.
 */
export function netErrors(chart: Chart): readonly ChartError[] {
  const unstaffed = { persons: [], posts: [], delegations: [], relatives: [] };
  const soundness = soundnessOf(flowOf(inputFromChart({ id: '', title: '', chart, totalLimit: null }, unstaffed)), explorationCap);
  switch (soundness.sound) {
    case 'yes':
      return silentLoops(chart);
    case 'no':
      return errorsOf(chart, soundness.flaw);
    case 'unknown':
      return [{ code: 'net-too-large', facts: { markings: explorationCap } }];
  }
}

function errorsOf(chart: Chart, { reason, nodes, run }: Flaw): readonly ChartError[] {
  const last = run.at(-1);
  const after = last?.node ?? '';
  const waiting = arrowsAfter(run);
  switch (reason) {
    case 'unsafe': {
      const doubled = last?.out.find(([from, to]) => nodes.includes(from) && nodes.includes(to));
      const edge = doubled === undefined ? {} : { edge: { from: doubled[0], to: doubled[1] } };
      return [{ code: 'net-unsafe', ...edge, facts: { after } }];
    }
    case 'deadlock': {
      const join = nodes.find((id) => chart.nodes.some((node) => node.id === id && node.type === 'and'));
      return [join === undefined ? { code: 'net-deadlock', facts: { waiting } } : atNode('join-never-complete', join, { waiting })];
    }
    case 'livelock':
      return [{ code: 'net-livelock', facts: { waiting: nodes } }];
    case 'improper-completion':
      return [atNode('net-improper-completion', after, { left: waiting })];
    case 'dead-node':
      return nodes.map((id) => atNode('net-dead-node', id));
  }
}

/** Arrows that carry a token after a run. */
function arrowsAfter(run: readonly TokenMove[]): readonly string[] {
  const text = ([from, to]: readonly [string, string]): string => `${from} -> ${to}`;
  const tokens = new Set<string>();
  for (const move of run) {
    for (const arrow of move.in) tokens.delete(text(arrow));
    for (const arrow of move.out) tokens.add(text(arrow));
  }
  return [...tokens];
}

/**
 * Choices and joins that a case could run through for ever without anybody acting, told at the node whose act would begin it.
 * In a sound net every way can be taken, so a circle of such nodes is all that it needs.
 */
function silentLoops(chart: Chart): readonly ChartError[] {
  const silent = new Set(chart.nodes.flatMap((node) => (node.type === 'xor' || node.type === 'and' ? [node.id] : [])));
  const ways = new Map<NodeId, NodeId[]>(chart.nodes.map((node) => [node.id, []]));
  for (const edge of chart.edges) if (silent.has(edge.to)) ways.get(edge.from)?.push(edge.to);
  for (const node of chart.nodes) {
    const circle = silent.has(node.id) ? null : circleFrom(node.id, ways);
    if (circle !== null) return [atNode('net-silent-loop', node.id, { nodes: circle })];
  }
  return [];
}

/** The first circle that a walk from the node runs into; null when there is none. */
function circleFrom(begin: NodeId, ways: ReadonlyMap<NodeId, readonly NodeId[]>): readonly NodeId[] | null {
  const path: NodeId[] = [];
  const done = new Set<NodeId>();
  const walk = (at: NodeId): readonly NodeId[] | null => {
    if (path.includes(at)) return path.slice(path.indexOf(at));
    if (done.has(at)) return null;
    path.push(at);
    for (const next of ways.get(at) ?? []) {
      const circle = walk(next);
      if (circle !== null) return circle;
    }
    path.pop();
    done.add(at);
    return null;
  };
  return walk(begin);
}
