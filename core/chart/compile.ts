import { Fault, isRefusal, type Refusal } from '../kernel/outcome.ts';
import { cappedAhead } from './back-edge.ts';
import type { Chart, ChartNode, Constraint, Edge, NodeId } from './chart.ts';

/**
 * Where the tokens of a case are: lower-case hexadecimal of a bit set, bit i = edge i of the chart, the bit after the last
 * edge = before the start. One marking has one text, so it is stored as it is.
 */
export type Marking = string;

/**
 * A silent move that followed an act: an xor with the edge it chose, a join (`edge` null), or an arrow with a most number of
 * rounds that leaves a visible node.
 */
export type Fired = { readonly node: NodeId; readonly edge: number | null };

/** What one act did to the net: silent moves in order, visible nodes that received a token, the marking afterwards. */
export type Firing = { readonly fired: readonly Fired[]; readonly entered: readonly NodeId[]; readonly marking: Marking };

/** Answers which edge (index in the chart's list) an xor takes, or why it cannot be said. */
export type Choose<No extends Refusal = Refusal> = (xor: NodeId) => number | No;

/** An edge with its place in the chart's list. */
export type IndexedEdge = Edge & { readonly index: number };

/** The chart as a 1-safe net with a lazily built automaton: runs cases, says what may come next, replays logs. */
export type CompiledChart = {
  readonly chart: Chart;
  readonly start: NodeId;
  /** The marking before the start; firing the start node opens a case. */
  readonly initial: Marking;
  readonly node: (id: NodeId) => ChartNode | undefined;
  readonly edgesFrom: (id: NodeId) => readonly IndexedEdge[];
  /** Edges with a most number of rounds that taking this edge commits to (itself included). */
  readonly cappedBy: (edge: number) => readonly IndexedEdge[];
  /** Rules over the case that bind a step. */
  readonly rulesOn: (step: NodeId) => readonly Constraint[];
  /** Visible nodes (task, vote, notice, timer, external, end, before the beginning: start) that hold a token. */
  readonly enabled: (marking: Marking) => readonly NodeId[];
  /**
   * Moves one token through a visible node and on through all silent ones.
   *
   * @throws Fault `node-not-enabled` | `not-a-marking` | `edge-not-of-xor` | `unsafe-net` | `silent-loop`
   */
  readonly fire: <No extends Refusal>(marking: Marking, node: NodeId, choose: Choose<No>) => Firing | No;
};

/** Markings kept in the automaton's table; beyond it transitions are computed anew each time. */
export const automatonCap = 200_000;

/** One point of a move: finished, or waiting for the choice of an xor. Children are built when first chosen. */
type Step =
  | { readonly done: true; readonly firing: Firing }
  | { readonly done: false; readonly xor: NodeId; readonly resume: Walk; readonly branches: Map<number, Step> };

/** A move under way. */
type Walk = { readonly places: Uint8Array; readonly fired: readonly Fired[]; readonly entered: readonly NodeId[] };

type State = { readonly places: Uint8Array; readonly enabled: readonly NodeId[]; readonly moves: Map<NodeId, Step> };

type Net = {
  readonly nodes: readonly ChartNode[];
  readonly byId: ReadonlyMap<NodeId, ChartNode>;
  readonly in: ReadonlyMap<NodeId, readonly number[]>;
  readonly out: ReadonlyMap<NodeId, readonly IndexedEdge[]>;
  readonly places: number;
};

/**
 * Compiles a chart that `validateChart` found free of errors.
 *
 * @throws Fault `no-start` when the chart has no start node
 */
export function compile(chart: Chart): CompiledChart {
  const net = netOf(chart);
  const start = chart.nodes.find((node) => node.type === 'start');
  if (start === undefined) throw new Fault('no-start');
  const states = new Map<Marking, State>();
  const capped = chart.edges.map((_, index) => cappedAhead(chart, index));
  const rules = new Map(chart.nodes.map((node) => [node.id, chart.constraints.filter((rule) => rule.steps.includes(node.id))]));

  const stateAt = (marking: Marking): State => {
    const known = states.get(marking);
    if (known !== undefined) return known;
    const places = placesOf(marking, net.places);
    const state = { places, enabled: enabledIn(net, places), moves: new Map<NodeId, Step>() };
    if (states.size < automatonCap) states.set(marking, state);
    return state;
  };
  const fire = <No extends Refusal>(marking: Marking, node: NodeId, choose: Choose<No>): Firing | No => {
    const state = stateAt(marking);
    let step = state.moves.get(node);
    if (step === undefined) state.moves.set(node, (step = settle(net, leave(net, state, node))));
    while (!step.done) {
      const edge = choose(step.xor);
      if (typeof edge !== 'number') return edge;
      let next = step.branches.get(edge);
      if (next === undefined) step.branches.set(edge, (next = settle(net, branch(net, step, edge))));
      step = next;
    }
    return step.firing;
  };
  return {
    chart,
    start: start.id,
    initial: markingText(Uint8Array.from({ length: net.places }, (_, place) => (place === chart.edges.length ? 1 : 0))),
    node: (id) => net.byId.get(id),
    edgesFrom: (id) => net.out.get(id) ?? [],
    cappedBy: (edge) => capped[edge] ?? [],
    rulesOn: (step) => rules.get(step) ?? [],
    enabled: (marking) => stateAt(marking).enabled,
    fire,
  };
}

function netOf(chart: Chart): Net {
  const incoming = new Map<NodeId, number[]>();
  const outgoing = new Map<NodeId, IndexedEdge[]>();
  for (const node of chart.nodes) {
    incoming.set(node.id, node.type === 'start' ? [chart.edges.length] : []);
    outgoing.set(node.id, []);
  }
  for (const [index, edge] of chart.edges.entries()) {
    incoming.get(edge.to)?.push(index);
    outgoing.get(edge.from)?.push({ ...edge, index });
  }
  const byId = new Map(chart.nodes.map((node) => [node.id, node]));
  return { nodes: chart.nodes, byId, in: incoming, out: outgoing, places: chart.edges.length + 1 };
}

function isSilent(node: ChartNode | undefined): boolean {
  return node?.type === 'xor' || node?.type === 'and';
}

function enabledIn(net: Net, places: Uint8Array): readonly NodeId[] {
  return net.nodes
    .filter((node) => !isSilent(node) && (net.in.get(node.id) ?? []).some((place) => places[place] === 1))
    .map((node) => node.id);
}

/** Takes one token (of the first marked in-edge) through a visible node. */
function leave(net: Net, state: State, node: NodeId): Walk {
  const from = state.enabled.includes(node) ? (net.in.get(node) ?? []).find((place) => state.places[place] === 1) : undefined;
  if (from === undefined) throw new Fault('node-not-enabled', { node, enabled: state.enabled });
  const out = net.out.get(node) ?? [];
  const capped = out.filter((edge) => edge.max !== undefined).map((edge) => ({ node, edge: edge.index }));
  return put(net, { places: taken(state.places, [from]), fired: capped, entered: [] }, out);
}

function branch(net: Net, step: Step & { readonly done: false }, edge: number): Walk {
  const chosen = (net.out.get(step.xor) ?? []).find((candidate) => candidate.index === edge);
  const from = (net.in.get(step.xor) ?? []).find((place) => step.resume.places[place] === 1);
  if (chosen === undefined || from === undefined) throw new Fault('edge-not-of-xor', { xor: step.xor, edge });
  const walk = { ...step.resume, places: taken(step.resume.places, [from]), fired: [...step.resume.fired, { node: step.xor, edge }] };
  return put(net, walk, [chosen]);
}

/** Runs joins until an xor asks or nothing silent is left. Nodes are tried in the chart's order, so the run is deterministic. */
function settle(net: Net, begun: Walk): Step {
  let walk = begun;
  for (;;) {
    if (walk.fired.length > 4 * net.places) throw new Fault('silent-loop', { nodes: walk.fired.map((move) => move.node) });
    const next = net.nodes.find((node) => isSilent(node) && isReady(net, node, walk.places));
    if (next === undefined) {
      return { done: true, firing: { fired: walk.fired, entered: walk.entered, marking: markingText(walk.places) } };
    }
    if (next.type === 'xor') return { done: false, xor: next.id, resume: walk, branches: new Map() };
    const joined = {
      ...walk,
      places: taken(walk.places, net.in.get(next.id) ?? []),
      fired: [...walk.fired, { node: next.id, edge: null }],
    };
    walk = put(net, joined, net.out.get(next.id) ?? []);
  }
}

function isReady(net: Net, node: ChartNode, places: Uint8Array): boolean {
  const incoming = net.in.get(node.id) ?? [];
  if (node.type === 'and') return incoming.length > 0 && incoming.every((place) => places[place] === 1);
  return incoming.some((place) => places[place] === 1);
}

function taken(places: Uint8Array, from: readonly number[]): Uint8Array {
  const left = places.slice();
  for (const place of from) left[place] = 0;
  return left;
}

function put(net: Net, walk: Walk, edges: readonly IndexedEdge[]): Walk {
  const places = walk.places.slice();
  for (const edge of edges) {
    if (places[edge.index] === 1) throw new Fault('unsafe-net', { from: edge.from, to: edge.to });
    places[edge.index] = 1;
  }
  const visible = edges.map((edge) => edge.to).filter((id) => !isSilent(net.byId.get(id)));
  return { places, fired: walk.fired, entered: [...walk.entered, ...visible] };
}

/** Four places are one hexadecimal digit, the first place the lowest bit of the first digit; trailing zeros are cut. */
function markingText(places: Uint8Array): Marking {
  let text = '';
  for (let first = 0; first < places.length; first += 4) {
    const bit = (offset: number): number => (places[first + offset] ?? 0) << offset;
    text += (bit(0) | bit(1) | bit(2) | bit(3)).toString(16);
  }
  return text.replace(/0+$/, '');
}

/** Edges (index in the chart's list) that hold a token; the number of edges stands for the token before the start. */
export function tokensOf(marking: Marking): readonly number[] {
  return [...marking].flatMap((text, digit) => {
    const bits = Number.parseInt(text, 16);
    return [0, 1, 2, 3].filter((offset) => ((bits >> offset) & 1) === 1).map((offset) => digit * 4 + offset);
  });
}

function placesOf(marking: Marking, count: number): Uint8Array {
  const places = new Uint8Array(count);
  for (const place of tokensOf(marking)) places[place] = 1;
  if (markingText(places) !== marking) throw new Fault('not-a-marking', { marking });
  return places;
}

/** What a log says of one act: the node, and the silent moves recorded with it. */
export type LoggedMove = { readonly node: NodeId; readonly fired: readonly Fired[] };

/** The marking a log leads to, or the place where it leaves the chart and what would have been possible there. */
export type Replay =
  | { readonly fits: true; readonly marking: Marking }
  | { readonly fits: false; readonly at: number; readonly node: NodeId; readonly enabled: readonly NodeId[]; readonly marking: Marking };

/** Runs a log through the automaton, exactly; the first move is the start node. */
export function replay(compiled: CompiledChart, log: readonly LoggedMove[]): Replay {
  let marking = compiled.initial;
  for (const [at, move] of log.entries()) {
    const stopped: Replay = { fits: false, at, node: move.node, enabled: compiled.enabled(marking), marking };
    if (!stopped.enabled.includes(move.node)) return stopped;
    const firing = compiled.fire(marking, move.node, recordedChoice(compiled, move));
    if (isRefusal(firing) || !isSameMoves(firing.fired, move.fired)) return stopped;
    marking = firing.marking;
  }
  return { fits: true, marking };
}

function recordedChoice(compiled: CompiledChart, move: LoggedMove): Choose {
  let next = 0;
  return (xor) => {
    while (next < move.fired.length && move.fired[next]?.node !== xor) next += 1;
    const edge = move.fired[next]?.edge ?? -1;
    next += 1;
    const known = compiled.edgesFrom(xor).some((candidate) => candidate.index === edge);
    return known ? edge : { refused: 'choice-not-recorded', because: { xor } };
  };
}

function isSameMoves(left: readonly Fired[], right: readonly Fired[]): boolean {
  return left.length === right.length && left.every((move, index) => move.node === right[index]?.node && move.edge === right[index]?.edge);
}
