import type { NodeId } from '../../core/chart/chart.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { chartNodeOf } from './draw-node.ts';
import { boundariesIn, groupedBy } from './grouped.ts';
import { findOrBlocks, type OrBlock } from './or-blocks.ts';
import type { BpmnFlow, BpmnNode, BpmnScope } from './process.ts';

/** Where arrows to a node of the file arrive in the chart, and where those from it leave. */
type Ports = { readonly entry: NodeId; readonly exit: NodeId };

/** A scope being drawn; `finish` is where the ends of a sub-process lead, null for the process itself. */
type Room = {
  readonly scope: BpmnScope;
  readonly drawing: ChartDrawing;
  readonly finish: NodeId | null;
  readonly blocks: readonly OrBlock[];
  readonly boundaries: ReadonlyMap<string, readonly BpmnNode[]>;
  /** Flows by the node they leave. */
  readonly out: ReadonlyMap<string, readonly BpmnFlow[]>;
  /** The block whose join a flow enters, by the flow. */
  readonly closing: ReadonlyMap<string, OrBlock>;
  readonly ports: Map<string, Ports>;
};

/** Draws a whole process. */
export function drawScope(scope: BpmnScope, drawing: ChartDrawing): void {
  const start = drawing.node({ id: drawing.idOf('start'), name: '', plainName: '', type: 'start' });
  drawInside({ scope, drawing, finish: null }, start);
}

function drawInside(given: Pick<Room, 'scope' | 'drawing' | 'finish'>, begin: NodeId): void {
  const { blocks, refused } = findOrBlocks(given.scope);
  const closing = new Map(blocks.flatMap((block) => block.branches.map(([, entry]): [string, OrBlock] => [entry, block])));
  const out = groupedBy(given.scope.flows, (flow) => flow.from);
  const room: Room = { ...given, blocks, boundaries: boundariesIn(given.scope), out, closing, ports: new Map() };
  for (const { id, reason } of refused) room.drawing.unmapped.push({ id, element: 'bpmn:InclusiveGateway', reason, weight: 'refused' });
  for (const node of room.scope.nodes)
    if (!node.forCompensation && !(node.kind === 'boundary' && node.event === 'compensate')) room.ports.set(node.id, drawNode(node, room));
  drawBegin(room, begin);
  for (const node of room.scope.nodes) drawWays(node, room);
}

/** Several starts are alternatives; without a start everything that nothing leads to begins. */
function drawBegin({ scope, drawing, ports }: Room, begin: NodeId): void {
  const starts = scope.nodes.filter((node) => node.kind === 'start');
  const led = new Set(scope.flows.map((flow) => flow.to));
  const byItself = (node: BpmnNode): boolean => !led.has(node.id) && !['boundary', 'link-catch'].includes(node.kind);
  const first = (starts.length > 0 ? starts : scope.nodes.filter(byItself)).flatMap((node) => ports.get(node.id)?.entry ?? []);
  const from = starts.length > 1 ? drawing.plain(`${begin} choice`, 'xor') : begin;
  if (from !== begin) drawing.edge({ from: begin, to: from });
  for (const to of first) drawing.edge({ from, to });
}

function drawNode(node: BpmnNode, room: Room): Ports {
  const { drawing, finish } = room;
  const isEnd = node.kind === 'end' || node.kind === 'terminate' || node.kind === 'error-end';
  if (isEnd && finish !== null) return { entry: finish, exit: finish };
  const inner = node.kind === 'sub-process' ? drawSubProcess(node, room) : drawOne(node, room);
  if (node.kind === 'complex') drawing.leaveOut(node, 'complex gateway: taken as a choice');
  const repeated = node.repeats === null ? inner : drawLoop(node, inner, drawing);
  return drawBoundaries(node, repeated, room);
}

function drawOne(node: BpmnNode, { drawing }: Room): Ports {
  const id = drawing.node(chartNodeOf(node, drawing));
  return { entry: id, exit: id };
}

function drawSubProcess(node: BpmnNode, { drawing }: Room): Ports {
  const entry = drawing.node(chartNodeOf(node, drawing));
  const exit = drawing.plain(`${node.id} end`, 'xor');
  drawInside({ scope: node.inside ?? { nodes: [], flows: [] }, drawing, finish: exit }, entry);
  return { entry, exit };
}

function drawLoop(node: BpmnNode, inner: Ports, drawing: ChartDrawing): Ports {
  const entry = drawing.plain(`${node.id} again`, 'xor');
  const exit = drawing.plain(`${node.id} done`, 'xor');
  drawing.edge({ from: entry, to: inner.entry });
  drawing.edge({ from: inner.exit, to: exit });
  drawing.edge({ from: exit, to: entry });
  return { entry, exit };
}

/** An interrupting event is a choice before the activity: either it is done, or the event happens. Another one runs beside. */
function drawBoundaries(node: BpmnNode, inner: Ports, { boundaries, drawing }: Room): Ports {
  let { entry } = inner;
  for (const boundary of boundaries.get(node.id) ?? []) {
    if (boundary.interrupting && node.kind === 'sub-process') {
      drawing.leaveOut(boundary, 'breaks off a sub-process: drawn as a choice before it');
    }
    if (!boundary.interrupting) drawing.leaveOut(boundary, 'runs beside its activity: in the chart its way must come back to a join');
    const before = drawing.plain(`${boundary.id} before`, boundary.interrupting ? 'xor' : 'and');
    drawing.edge({ from: before, to: entry });
    drawing.edge({ from: before, to: drawing.idOf(boundary.id) });
    entry = before;
  }
  return { entry, exit: inner.exit };
}

function drawWays(node: BpmnNode, room: Room): void {
  const { drawing, ports, blocks, finish } = room;
  const here = ports.get(node.id);
  const isEnd = node.kind === 'end' || node.kind === 'terminate' || node.kind === 'error-end';
  if (here === undefined || isEnd) return;
  const block = blocks.find((each) => each.split === node.id);
  if (block !== undefined) return drawOrBlock(block, here.exit, room);
  if (node.kind === 'link-throw') return drawLink(node, here.exit, room);
  const flows = room.out.get(node.id) ?? [];
  for (const flow of flows) drawFlow(flow, { from: here.exit, node }, room);
  if (flows.length > 0) return;
  const end =
    finish ?? drawing.node({ id: drawing.idOf(`${node.id} end`), name: '', plainName: '', type: 'end', outcome: 'close', youGet: null });
  drawing.edge({ from: here.exit, to: end });
}

function drawLink(node: BpmnNode, from: NodeId, { drawing, scope, ports }: Room): void {
  const target = scope.nodes.find((each) => each.kind === 'link-catch' && each.detail === node.detail);
  const to = target === undefined ? undefined : ports.get(target.id)?.entry;
  if (to === undefined) drawing.leaveOut(node, 'a link without its other end');
  else drawing.edge({ from, to });
}

function drawFlow(flow: BpmnFlow, { from, node }: { readonly from: NodeId; readonly node: BpmnNode }, room: Room): void {
  const { drawing, ports } = room;
  const closing = room.closing.get(flow.id);
  const to = closing === undefined ? ports.get(flow.to)?.entry : mergeOf(closing, flow.id, drawing);
  if (to === undefined) return;
  if (flow.conditional) {
    drawing.unmapped.push({ id: flow.id, element: 'bpmn:SequenceFlow', reason: 'its condition is kept as words only', weight: 'refused' });
  }
  const isOtherwise = node.kind === 'xor' && node.defaultFlow === flow.id;
  drawing.edge({ from, to, ...(flow.name === '' ? {} : { label: flow.name }), ...(isOtherwise ? { otherwise: true } : {}) });
}

function mergeOf(block: OrBlock, entry: string, drawing: ChartDrawing): NodeId {
  return drawing.idOf(`${block.join} from ${entry}`);
}

/** One fork for each set of branches that may be taken; the branches left out go straight to the join. */
function drawOrBlock(block: OrBlock, from: NodeId, room: Room): void {
  const { drawing, scope, ports } = room;
  const { branches, otherwise, join } = block;
  const joined = drawing.plain(`${join} join`, 'and');
  for (const [, entry] of branches) {
    const merge = drawing.plain(`${join} from ${entry}`, 'xor');
    drawing.edge({ from: merge, to: joined });
  }
  drawing.edge({ from: joined, to: ports.get(join)?.entry ?? joined });
  for (let set = 1; set < 2 ** branches.length; set += 1) {
    if (otherwise !== null && set !== 1 << otherwise && ((set >> otherwise) & 1) === 1) continue;
    const fork = drawing.plain(`${block.split} set ${set}`, 'and');
    drawing.edge({ from, to: fork });
    for (const [at, [way, entry]] of branches.entries()) {
      const target = scope.flows.find((flow) => flow.id === way)?.to ?? '';
      const isTaken = ((set >> at) & 1) === 1 && way !== entry;
      drawing.edge({ from: fork, to: isTaken ? (ports.get(target)?.entry ?? joined) : mergeOf(block, entry, drawing) });
    }
  }
}
