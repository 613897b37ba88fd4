import { Fault, type Facts } from '../kernel/outcome.ts';
import type { Chart, NodeId } from './chart.ts';
import { atNode, type ChartError } from './chart-error.ts';
import { type CompiledChart, compile, type Firing, type Marking, tokensOf } from './compile.ts';

/** Markings explored before the check gives up and says so. */
export const explorationCap = 50_000;

/**
 * Errors of the net as a whole, found by running the compiled chart through all its markings with every branch taken: two
 * tokens on one arrow, joins that wait for ever, endings that leave something behind, nodes that never run.
 *
 * Explores the same automaton that later executes. Shortest counter-examples are the analysis' business.
 */
export function netErrors(chart: Chart): readonly ChartError[] {
  const compiled = compile(chart);
  const seen = new Map<Marking, readonly Marking[]>();
  const ran = new Set<NodeId>();
  const ended = new Set<Marking>();
  const open: Marking[] = [compiled.initial];
  const errors: ChartError[] = [];
  for (let marking = open.pop(); marking !== undefined; marking = open.pop()) {
    if (seen.has(marking)) continue;
    if (seen.size >= explorationCap) return [{ code: 'net-too-large', facts: { markings: explorationCap } }];
    const next = nextOf(compiled, marking, ran);
    const { error } = next;
    // Two tokens on one arrow explain what else goes wrong, so they are reported alone.
    if (error?.code === 'net-unsafe') return [error];
    if (error !== null && !errors.some((known) => known.code === error.code)) errors.push(error);
    if (next.ended) ended.add(marking);
    seen.set(marking, next.markings);
    open.push(...next.markings);
  }
  if (errors.length > 0) return errors;
  const dead = chart.nodes.filter((node) => !ran.has(node.id)).map((node) => atNode('net-dead-node', node.id));
  const stuck = findLivelock(seen, ended);
  if (stuck === undefined) return dead;
  return [...dead, { code: 'net-livelock', facts: { waiting: compiled.enabled(stuck) } }];
}

type Next = { readonly ended: boolean; readonly markings: readonly Marking[]; readonly error: ChartError | null };

/** Every marking one act later; notes which nodes ran. */
function nextOf(compiled: CompiledChart, marking: Marking, ran: Set<NodeId>): Next {
  const enabled = compiled.enabled(marking);
  const end = enabled.find((node) => compiled.node(node)?.type === 'end');
  if (end !== undefined) ran.add(end);
  if (end !== undefined && tokensOf(marking).length === 1) return { ended: true, markings: [], error: null };
  if (enabled.length === 0) return { ended: false, markings: [], error: whyDead(compiled, marking) };
  const left = end === undefined ? null : atNode('net-improper-completion', end, { left: arrowsOf(compiled, marking) });
  const markings: Marking[] = [];
  for (const node of enabled.filter((candidate) => candidate !== end)) {
    const firings = firingsOf(compiled, marking, node);
    if ('code' in firings) return { ended: false, markings: [], error: firings };
    ran.add(node);
    for (const firing of firings) {
      for (const move of firing.fired) ran.add(move.node);
      markings.push(firing.marking);
    }
  }
  return { ended: false, markings, error: left };
}

function whyDead(compiled: CompiledChart, marking: Marking): ChartError {
  const waiting = arrowsOf(compiled, marking);
  const join = tokensOf(marking).flatMap((edge) => compiled.chart.edges[edge]?.to ?? [])[0];
  return join === undefined ? { code: 'net-deadlock', facts: { waiting } } : atNode('join-never-complete', join, { waiting });
}

function arrowsOf(compiled: CompiledChart, marking: Marking): readonly string[] {
  return tokensOf(marking).flatMap((index) => {
    const edge = compiled.chart.edges[index];
    return edge === undefined ? [] : [`${edge.from} -> ${edge.to}`];
  });
}

/** All firings of one node: the choices of xors are tried like the digits of a number, the last one first. */
function firingsOf(compiled: CompiledChart, marking: Marking, node: NodeId): readonly Firing[] | ChartError {
  const firings: Firing[] = [];
  let choices: number[] = [];
  for (;;) {
    const ways: number[] = [];
    const firing = fireOnce(compiled, { marking, node }, (xor) => {
      const edges = compiled.edgesFrom(xor);
      const choice = choices[ways.length] ?? 0;
      choices[ways.length] = choice;
      ways.push(edges.length);
      return edges[choice]?.index ?? -1;
    });
    if ('code' in firing) return firing;
    firings.push(firing);
    let last = ways.length - 1;
    while (last >= 0 && (choices[last] ?? 0) + 1 >= (ways[last] ?? 0)) last -= 1;
    if (last < 0) return firings;
    choices = [...choices.slice(0, last), (choices[last] ?? 0) + 1];
  }
}

function fireOnce(
  compiled: CompiledChart,
  from: { readonly marking: Marking; readonly node: NodeId },
  choose: (xor: NodeId) => number,
): Firing | ChartError {
  try {
    return compiled.fire<never>(from.marking, from.node, choose);
  } catch (error) {
    if (error instanceof Fault && error.code === 'unsafe-net')
      return { code: 'net-unsafe', edge: edgeIn(error.facts), facts: { after: from.node } };
    if (error instanceof Fault && error.code === 'silent-loop') return atNode('net-silent-loop', from.node, error.facts);
    throw error;
  }
}

function edgeIn(facts: Facts): { readonly from: NodeId; readonly to: NodeId } {
  return { from: String(facts['from']), to: String(facts['to']) };
}

/** A marking from which no ending can be reached; undefined when there is none. */
function findLivelock(seen: ReadonlyMap<Marking, readonly Marking[]>, ended: ReadonlySet<Marking>): Marking | undefined {
  const behind = new Map<Marking, Marking[]>();
  for (const [marking, next] of seen) {
    for (const later of next) {
      const list = behind.get(later);
      if (list === undefined) behind.set(later, [marking]);
      else list.push(marking);
    }
  }
  const finishing = new Set(ended);
  const open = [...ended];
  for (let marking = open.pop(); marking !== undefined; marking = open.pop()) {
    for (const earlier of behind.get(marking) ?? []) {
      if (finishing.has(earlier)) continue;
      finishing.add(earlier);
      open.push(earlier);
    }
  }
  return [...seen.keys()].find((marking) => !finishing.has(marking));
}
