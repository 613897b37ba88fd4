import { type Net, repairCosts } from '../../core/chart/conform/net.ts';
import { boundariesIn, groupedBy } from './grouped.ts';
import { NetBuilder } from './net-builder.ts';
import { findOrBlocks, type OrBlock } from './or-blocks.ts';
import type { BpmnFlow, BpmnNode, BpmnProcess, BpmnScope } from './process.ts';

/** A process as a net, with what its soundness is judged by. */
export type ProcessNet = {
  readonly net: Net;
  /** Per place the id of its sequence flow, null for places of our own. */
  readonly flowOf: readonly (string | null)[];
  /** Places where tokens rest at the end, one for each way of ending. */
  readonly ends: ReadonlySet<number>;
  /** Ids of all flow nodes, in the order of the file. */
  readonly nodes: readonly string[];
  /** Inclusive gateways that could not be expanded, and complex ones: the net does not say what they do. */
  readonly refused: readonly { readonly id: string; readonly element: string; readonly reason: string }[];
};

/**
 * The net of a process by the token rules of BPMN 2.0: a node without incoming flow begins when its scope has no start
 * event; several start events are alternatives; a process is over when every token rests in an end; a sub-process when
 * nothing in it is left.
 *
 * @source spec:omg-bpmn-2.0.2#13
 */
export function processNet(process: BpmnProcess): ProcessNet {
  const work: Work = { builder: new NetBuilder(), ends: new Map(), refused: [], nodes: [] };
  const begin = work.builder.place();
  buildScope(process.scope, { work, begin, root: true, errors: null, inner: [] });
  const { builder, ends, refused, nodes } = work;
  const resting = new Set(ends.values());
  const { transitions, order, flowOf } = builder;
  return {
    net: { places: flowOf.length, transitions, initial: [begin], final: { only: resting }, order },
    flowOf,
    ends: resting,
    nodes,
    refused,
  };
}

type Work = {
  readonly builder: NetBuilder;
  readonly ends: Map<string, number>;
  readonly refused: { readonly id: string; readonly element: string; readonly reason: string }[];
  readonly nodes: string[];
};

/** Where an error end of a sub-process goes: to its boundary event, everything inside cleared. */
type Errors = { readonly take: number; readonly give: number; readonly clear: readonly number[] } | null;

type Scope = {
  readonly work: Work;
  /** A token here begins the scope. */
  readonly begin: number;
  readonly root: boolean;
  readonly errors: Errors;
  /** All places inside, those of inner scopes too. Filled while the scope is built, and shared with what clears it. */
  readonly inner: number[];
};

/** One scope being built: places of its flows, and all places inside it. */
type Room = Scope & {
  readonly scope: BpmnScope;
  readonly place: ReadonlyMap<string, number>;
  readonly into: ReadonlyMap<string, readonly BpmnFlow[]>;
  readonly out: ReadonlyMap<string, readonly BpmnFlow[]>;
  readonly boundaries: ReadonlyMap<string, readonly BpmnNode[]>;
  readonly orBlocks: readonly OrBlock[];
  readonly orPlaces: ReadonlyMap<string, readonly number[]>;
  readonly links: Map<string, number>;
};

function buildScope(scope: BpmnScope, given: Scope): void {
  const { builder, refused } = given.work;
  const { inner } = given;
  const place = new Map(scope.flows.map((flow) => [flow.id, builder.place(flow.id)]));
  inner.push(...place.values());
  const { blocks, refused: notPaired } = findOrBlocks(scope);
  refused.push(...notPaired.map((each) => ({ ...each, element: 'bpmn:InclusiveGateway' })));
  const orPlaces = new Map(blocks.map((block) => [block.join, block.branches.map(() => builder.place())]));
  for (const places of orPlaces.values()) inner.push(...places);
  const into = groupedBy(scope.flows, (flow) => flow.to);
  const out = groupedBy(scope.flows, (flow) => flow.from);
  const boundaries = boundariesIn(scope);
  const room: Room = { ...given, scope, place, into, out, boundaries, orBlocks: blocks, orPlaces, links: new Map() };
  buildBegin(room);
  for (const node of scope.nodes) buildNode(node, room);
}

function placesInto(room: Room, node: string): readonly number[] {
  return (room.into.get(node) ?? []).map((flow) => room.place.get(flow.id) ?? -1);
}

/** Places of the flows out of a node; a node that leads nowhere ends its token where it stands. */
function placesOut(room: Room, node: string): readonly number[] {
  const flows = room.out.get(node);
  return flows === undefined ? restingPlace(room, node) : flows.map((flow) => room.place.get(flow.id) ?? -1);
}

function restingPlace(room: Room, node: string): readonly number[] {
  if (!room.root) return [];
  const known = room.work.ends.get(node);
  if (known !== undefined) return [known];
  const fresh = room.work.builder.place();
  room.work.ends.set(node, fresh);
  return [fresh];
}

function buildBegin(room: Room): void {
  const { builder } = room.work;
  const starts = room.scope.nodes.filter((node) => node.kind === 'start');
  for (const start of starts) builder.move(start.id, [room.begin], { give: placesOut(room, start.id) });
  if (starts.length > 0) return;
  const first = room.scope.nodes.filter((node) => beginsByItself(node, room));
  const give = first.map((node) => beginPlace(room, node.id));
  // The first of them lends its name: something must be said in a counter-example.
  builder.move(first[0]?.id ?? '', [room.begin], { give });
}

function beginsByItself(node: BpmnNode, room: Room): boolean {
  return !room.into.has(node.id) && !['start', 'boundary', 'link-catch'].includes(node.kind) && !node.forCompensation;
}

function beginPlace(room: Room, node: string): number {
  const key = `begin:${node}`;
  const known = room.links.get(key);
  if (known !== undefined) return known;
  const fresh = room.work.builder.place();
  room.inner.push(fresh);
  room.links.set(key, fresh);
  return fresh;
}

/** Places from which a token comes to a node. */
function waysInto(room: Room, node: BpmnNode): readonly number[] {
  const byItself = room.links.get(`begin:${node.id}`);
  return byItself === undefined ? placesInto(room, node.id) : [byItself];
}

function buildNode(node: BpmnNode, room: Room): void {
  const { builder, nodes, refused } = room.work;
  if (!node.forCompensation && !(node.kind === 'boundary' && node.event === 'compensate')) nodes.push(node.id);
  const ways = waysInto(room, node);
  switch (node.kind) {
    case 'start':
    case 'boundary':
      return;
    case 'end':
      for (const way of ways) builder.move(node.id, [way], { give: restingPlace(room, node.id) });
      return;
    case 'error-end':
      return buildErrorEnd(node, ways, room);
    case 'terminate':
      // What is inside is complete only when all nodes are built: the list is shared, not copied.
      for (const way of ways) builder.move(node.id, [way], { give: restingPlace(room, node.id), clear: room.inner });
      return;
    case 'xor':
      for (const way of ways) for (const give of choicesOf(room, node)) builder.move(node.id, [way], { give });
      return;
    case 'and':
      if (ways.length > 0) builder.move(node.id, ways, { give: placesOut(room, node.id) });
      return;
    case 'or':
      return buildOr(node, ways, room);
    case 'complex':
      refused.push({ id: node.id, element: node.type, reason: 'complex gateway: its condition is not evaluated' });
      for (const way of ways) builder.move(node.id, [way], { give: placesOut(room, node.id) });
      return;
    case 'link-throw':
      for (const way of ways) builder.move(node.id, [way], { give: [beginPlace(room, `link:${node.detail ?? ''}`)] });
      return;
    case 'link-catch':
      builder.move(node.id, [beginPlace(room, `link:${node.detail ?? ''}`)], { give: placesOut(room, node.id) });
      return;
    case 'catch':
    case 'throw':
    case 'task':
    case 'sub-process':
      return buildActivity(node, ways, room);
  }
}

function choicesOf(room: Room, node: BpmnNode): readonly (readonly number[])[] {
  const places = placesOut(room, node.id);
  return room.out.has(node.id) ? places.map((place) => [place]) : [places];
}

function buildErrorEnd(node: BpmnNode, ways: readonly number[], room: Room): void {
  const { errors } = room;
  for (const way of ways) {
    if (errors === null) room.work.builder.move(node.id, [way], { give: restingPlace(room, node.id) });
    else room.work.builder.move(node.id, [way, errors.take], { give: [errors.give], clear: errors.clear });
  }
}

function buildOr(node: BpmnNode, ways: readonly number[], room: Room): void {
  const { builder } = room.work;
  const opened = room.orBlocks.find((block) => block.split === node.id);
  const closed = room.orPlaces.get(node.id);
  const closing = room.orBlocks.find((block) => block.join === node.id);
  let take: readonly (readonly number[])[] = ways.map((way) => [way]);
  if (closed !== undefined && closing !== undefined) {
    closing.branches.forEach(([, entry], at) => builder.move(node.id, [room.place.get(entry) ?? -1], { give: closed.slice(at, at + 1) }));
    take = [closed];
  }
  const gives = opened === undefined ? [placesOut(room, node.id)] : subsetsOf(opened, room);
  for (const taken of take) for (const give of gives) builder.move(node.id, taken, { give });
}

/** One list of places for each set of branches that may be taken; the others go straight to their entry of the join. */
function subsetsOf({ join, branches, otherwise }: OrBlock, room: Room): readonly (readonly number[])[] {
  const bypass = room.orPlaces.get(join) ?? [];
  const subsets = Array.from({ length: 2 ** branches.length - 1 }, (_, at) => at + 1);
  const possible = subsets.filter((set) => otherwise === null || set === 1 << otherwise || ((set >> otherwise) & 1) === 0);
  return possible.map((set) => branches.map(([way], at) => (((set >> at) & 1) === 1 ? (room.place.get(way) ?? -1) : (bypass[at] ?? -1))));
}

/** Tasks, intermediate events and sub-processes. */
function buildActivity(node: BpmnNode, ways: readonly number[], room: Room): void {
  const { builder } = room.work;
  if (node.forCompensation) return;
  const boundaries = room.boundaries.get(node.id) ?? [];
  const gives = givesOf(node, room);
  if (node.inside === null && boundaries.length === 0 && node.repeats === null) {
    for (const way of ways) for (const give of gives) act(node, { take: [way], give }, room);
    nameStep(node, room);
    return;
  }
  const running = innerPlace(room);
  const done = innerPlace(room);
  const held = node.inside === null ? { take: running, clear: [] } : buildInside(node, { running, done, boundaries }, room);
  if (node.inside === null) act(node, { take: [running], give: [done] }, room);
  const begun = beginBoundaries(node, { running, boundaries }, room);
  for (const way of ways) builder.move(node.id, [way], { give: [begun] });
  for (const give of gives) builder.move(node.id, [done], { give });
  if (node.repeats !== null) builder.move(node.id, [done], { give: [begun] });
  for (const boundary of boundaries.filter((each) => each.interrupting)) {
    // A caught error comes from an error end inside, not by itself.
    if (boundary.event === 'error' && hasErrorEnd(node.inside)) continue;
    builder.move(boundary.id, [held.take], { give: placesOut(room, boundary.id), clear: held.clear });
  }
  nameStep(node, room);
}

function innerPlace(room: Room): number {
  const fresh = room.work.builder.place();
  room.inner.push(fresh);
  return fresh;
}

/** Visible for tasks; an event may show in a log or not. */
function act(node: BpmnNode, { take, give }: { readonly take: readonly number[]; readonly give: readonly number[] }, room: Room): void {
  const label = labelOf(node);
  if (label !== null) room.work.builder.move(node.id, take, { give, label });
  if (node.kind !== 'task') room.work.builder.move(node.id, take, { give });
}

function labelOf(node: BpmnNode): string | null {
  if (node.kind === 'task') return node.name === '' ? node.id : node.name;
  return node.kind === 'sub-process' || node.name === '' ? null : node.name;
}

function nameStep(node: BpmnNode, room: Room): void {
  const label = labelOf(node);
  if (label === null) return;
  const isLawfulApproval = node.facts.get('approval') === 'true' && (node.facts.get('requiredByLaw') ?? 'null') !== 'null';
  room.work.builder.order.push({ id: node.id, label, skipCost: isLawfulApproval ? repairCosts.lawfulApproval : repairCosts.ordinary });
}

/** What an activity gives when it is done: all its flows; of those with a condition, any that may hold. */
function givesOf(node: BpmnNode, room: Room): readonly (readonly number[])[] {
  const flows = room.out.get(node.id) ?? [];
  const open = flows.filter((flow) => flow.conditional);
  const otherwise = flows.filter((flow) => flow.id === node.defaultFlow);
  if (open.length === 0 || flows.length === 1 || open.length > 6) return [placesOut(room, node.id)];
  const always = flows.filter((flow) => !flow.conditional && flow.id !== node.defaultFlow);
  return Array.from({ length: 2 ** open.length }, (_, set) => {
    const chosen = open.filter((_each, at) => ((set >> at) & 1) === 1);
    return [...always, ...(chosen.length === 0 ? otherwise : chosen)].map((flow) => room.place.get(flow.id) ?? -1);
  }).filter((give) => give.length > 0);
}

type Inside = { readonly running: number; readonly done: number; readonly boundaries: readonly BpmnNode[] };

/** The inside of a sub-process, between `running` and `done`: the place that says it runs, and what is emptied with it. */
function buildInside(
  node: BpmnNode,
  { running, done, boundaries }: Inside,
  room: Room,
): { readonly take: number; readonly clear: readonly number[] } {
  const { builder } = room.work;
  const [begin, entered] = [builder.place(), innerPlace(room)];
  const inner = [begin];
  builder.move(node.id, [running], { give: [entered, begin] });
  const caught = boundaries.find((each) => each.event === 'error' && each.interrupting);
  let { errors } = room;
  if (caught !== undefined) {
    errors = { take: entered, give: innerPlace(room), clear: inner };
    builder.move(caught.id, [errors.give], { give: placesOut(room, caught.id) });
  }
  buildScope(node.inside ?? { nodes: [], flows: [] }, { work: room.work, begin, root: false, errors, inner });
  builder.move(node.id, [entered], { give: [done], empty: inner });
  room.inner.push(...inner);
  return { take: entered, clear: inner };
}

/** A boundary event that does not break off may fire once, at any time; firing at the beginning covers every order. */
function beginBoundaries(
  node: BpmnNode,
  { running, boundaries }: { readonly running: number; readonly boundaries: readonly BpmnNode[] },
  room: Room,
): number {
  let before = running;
  for (const boundary of boundaries.filter((each) => !each.interrupting)) {
    const earlier = innerPlace(room);
    room.work.builder.move(node.id, [earlier], { give: [before] });
    room.work.builder.move(boundary.id, [earlier], { give: [before, ...placesOut(room, boundary.id)] });
    before = earlier;
  }
  return before;
}

function hasErrorEnd(scope: BpmnScope | null): boolean {
  return scope !== null && scope.nodes.some((node) => node.kind === 'error-end' || hasErrorEnd(node.inside));
}
