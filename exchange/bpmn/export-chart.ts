import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';

import type { Chart, ChartNode, Edge } from '../../core/chart/chart.ts';
import { type Box, placeNodes } from './place-nodes.ts';
import { namespaceOf } from './namespace.ts';

const moddle = new BpmnModdle({ mingquan: namespaceOf });

const typeOf: { readonly [T in ChartNode['type']]: string } = {
  start: 'bpmn:StartEvent',
  task: 'bpmn:UserTask',
  vote: 'bpmn:UserTask',
  notice: 'bpmn:IntermediateCatchEvent',
  timer: 'bpmn:IntermediateCatchEvent',
  external: 'bpmn:ReceiveTask',
  xor: 'bpmn:ExclusiveGateway',
  and: 'bpmn:ParallelGateway',
  end: 'bpmn:EndEvent',
};

/**
 * Writes a chart as BPMN 2.0 with a diagram. What BPMN has no place for goes into our namespace, so that
 * `importChart` gives the same chart back; other programs see tasks, gateways, events, lanes and names.
 */
export async function exportChart(chart: Chart, about: { readonly process: string; readonly name: string }): Promise<string> {
  const elements = new Map(chart.nodes.map((node) => [node.id, nodeElement(node)]));
  const flows = chart.edges.map((edge, at) => flowElement(edge, at, elements));
  link(chart, flows, elements);
  const process = moddle.create('bpmn:Process', { id: about.process, name: about.name, isExecutable: true });
  process.set('extensionElements', extension({ constraints: chart.constraints, variants: chart.variants }));
  process.set('flowElements', [...elements.values(), ...flows]);
  const lanes = lanesOf(chart, elements);
  if (lanes !== null) process.set('laneSets', [lanes]);
  const definitions = moddle.create('bpmn:Definitions', { id: 'definitions', targetNamespace: namespaceOf.uri });
  definitions.set('rootElements', [process]);
  definitions.set('diagrams', [diagramOf(chart, { process, elements, flows })]);
  return (await moddle.toXML(definitions, { format: true })).xml;
}

type Elements = ReadonlyMap<string, ModdleElement>;

/** No chart id begins with an underscore, so ids of nodes and of flows never meet. */
function nodeElement(node: ChartNode): ModdleElement {
  const { name, ...rest } = node;
  const element = moddle.create(typeOf[node.type], { id: `_${node.id}`, ...(name === '' ? {} : { name }) });
  element.set('extensionElements', extension(rest));
  const wait = node.type === 'notice' ? { amount: node.days, unit: node.dayUnit } : node.type === 'timer' ? node.wait : null;
  if (wait !== null) {
    const body = wait.unit === 'hour' ? `PT${wait.amount}H` : `P${wait.amount}D`;
    const duration = moddle.create('bpmn:FormalExpression', { body });
    element.set('eventDefinitions', [moddle.create('bpmn:TimerEventDefinition', { timeDuration: duration })]);
  }
  return element;
}

function flowElement(edge: Edge, at: number, elements: Elements): ModdleElement {
  const { from, to, label, ...rest } = edge;
  const ends = { sourceRef: elements.get(from), targetRef: elements.get(to) };
  const flow = moddle.create('bpmn:SequenceFlow', { id: `flow_${at + 1}`, ...(label === undefined ? {} : { name: label }), ...ends });
  if (Object.keys(rest).length > 0) flow.set('extensionElements', extension(rest));
  if (edge.when !== undefined) flow.set('conditionExpression', moddle.create('bpmn:FormalExpression', { body: JSON.stringify(edge.when) }));
  return flow;
}

function extension(members: object): ModdleElement {
  const facts = Object.entries(members).map(([name, value]: [string, unknown]) =>
    moddle.create('mingquan:Fact', { name, value: JSON.stringify(value) }),
  );
  return moddle.create('bpmn:ExtensionElements', { values: [moddle.create('mingquan:Facts', { facts })] });
}

function link(chart: Chart, flows: readonly ModdleElement[], elements: Elements): void {
  for (const [id, element] of elements) {
    const at = (member: 'from' | 'to'): readonly ModdleElement[] => flows.filter((_, edge) => chart.edges[edge]?.[member] === id);
    element.set('incoming', at('to'));
    element.set('outgoing', at('from'));
    const otherwise = flows.find((_, edge) => chart.edges[edge]?.from === id && chart.edges[edge]?.otherwise === true);
    if (otherwise !== undefined && element.$type === 'bpmn:ExclusiveGateway') element.set('default', otherwise);
  }
}

/** One lane for each post that acts; nodes that need no official lie in none. */
function lanesOf(chart: Chart, elements: Elements): ModdleElement | null {
  const lanes = new Map<string, ModdleElement[]>();
  for (const node of chart.nodes) {
    const post = node.type === 'task' ? node.posts[0] : node.type === 'vote' ? node.body : undefined;
    const element = elements.get(node.id);
    if (post === undefined || element === undefined) continue;
    lanes.set(post, [...(lanes.get(post) ?? []), element]);
  }
  if (lanes.size === 0) return null;
  const made = [...lanes].map(([name, flowNodeRef], at) => moddle.create('bpmn:Lane', { id: `lane_${at + 1}`, name, flowNodeRef }));
  return moddle.create('bpmn:LaneSet', { id: 'lanes', lanes: made });
}

type Drawn = { readonly process: ModdleElement; readonly elements: Elements; readonly flows: readonly ModdleElement[] };

function diagramOf(chart: Chart, { process, elements, flows }: Drawn): ModdleElement {
  const boxes = placeNodes(chart);
  const shapes = chart.nodes.map(({ id }) => {
    const bounds = moddle.create('dc:Bounds', { ...boxes.get(id) });
    return moddle.create('bpmndi:BPMNShape', { id: `shape_${id}`, bpmnElement: elements.get(id), bounds });
  });
  const arrows = chart.edges.map((edge, at) => {
    const waypoint = [sideOf(boxes.get(edge.from), 1), sideOf(boxes.get(edge.to), 0)].map((point) => moddle.create('dc:Point', point));
    return moddle.create('bpmndi:BPMNEdge', { id: `edge_${at + 1}`, bpmnElement: flows[at], waypoint });
  });
  const plane = moddle.create('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: process, planeElement: [...shapes, ...arrows] });
  return moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane });
}

function sideOf(box: Box | undefined, side: 0 | 1): { readonly x: number; readonly y: number } {
  return { x: (box?.x ?? 0) + side * (box?.width ?? 0), y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}
