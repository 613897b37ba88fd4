import type { ModdleElement } from 'bpmn-moddle';

import { elementsIn, factsIn, idIn, isSet, textIn } from './element.ts';
import type { BpmnFlow, BpmnKind, BpmnLane, BpmnNode, BpmnProcess, BpmnScope, Unmapped } from './process.ts';

/** Every process of a file that has flow nodes, in the order of the file. A pool without any is a black box. */
export function readProcesses(definitions: ModdleElement): readonly BpmnProcess[] {
  const roots = elementsIn(definitions, 'rootElements');
  const drawn = roots.filter((root) => root.$type === 'bpmn:Collaboration').flatMap(collaborationParts);
  const processes = roots.filter((root) => root.$type === 'bpmn:Process').map((process) => readProcess(process, drawn));
  return processes.filter((process) => process.scope.nodes.length > 0);
}

function readProcess(process: ModdleElement, drawn: readonly Unmapped[]): BpmnProcess {
  const unmapped: Unmapped[] = [...drawn];
  const scope = readScope(process, unmapped);
  const lanes = elementsIn(process, 'laneSets')
    .flatMap((set) => elementsIn(set, 'lanes'))
    .flatMap(readLane);
  const { id = '' } = process;
  return { id, name: textIn(process, 'name'), executable: isSet(process, 'isExecutable'), scope, lanes, unmapped, facts: factsIn(process) };
}

function collaborationParts(collaboration: ModdleElement): Unmapped[] {
  return ['messageFlows', 'artifacts', 'conversations'].flatMap((member) => elementsIn(collaboration, member).map(drawnPart));
}

function drawnPart(element: ModdleElement): Unmapped {
  return { id: element.id ?? '', element: element.$type, reason: 'drawn only: no effect on the order of steps', weight: 'drawn' };
}

function readLane(lane: ModdleElement): BpmnLane[] {
  const nodes = elementsIn(lane, 'flowNodeRef').flatMap((node) => node.id ?? []);
  const inner = elementsIn(lane, 'childLaneSet')
    .flatMap((set) => elementsIn(set, 'lanes'))
    .flatMap(readLane);
  return [{ id: lane.id ?? '', name: textIn(lane, 'name'), nodes }, ...inner];
}

function readScope(owner: ModdleElement, unmapped: Unmapped[]): BpmnScope {
  const nodes: BpmnNode[] = [];
  const flows: BpmnFlow[] = [];
  for (const element of elementsIn(owner, 'flowElements')) {
    if (element.$type === 'bpmn:SequenceFlow') flows.push(...readFlow(element, unmapped));
    else nodes.push(...readNode(element, unmapped));
  }
  unmapped.push(...elementsIn(owner, 'artifacts').map(drawnPart));
  return { nodes, flows };
}

function readFlow(element: ModdleElement, unmapped: Unmapped[]): BpmnFlow[] {
  const from = idIn(element, 'sourceRef');
  const to = idIn(element, 'targetRef');
  const { id = '' } = element;
  if (from === null || to === null) {
    unmapped.push({ id, element: element.$type, reason: 'an end of this sequence flow does not exist', weight: 'refused' });
    return [];
  }
  return [
    {
      id,
      name: textIn(element, 'name'),
      from,
      to,
      conditional: elementsIn(element, 'conditionExpression').length > 0,
      facts: factsIn(element),
    },
  ];
}

function readNode(element: ModdleElement, unmapped: Unmapped[]): BpmnNode[] {
  const kind = kindOf(element);
  const { id = '', $type: type } = element;
  if (kind === null) {
    const isFlowNode = element.$instanceOf?.('bpmn:FlowNode') === true;
    unmapped.push(isFlowNode ? { id, element: type, reason: 'kind of node that is not mapped', weight: 'refused' } : drawnPart(element));
    return [];
  }
  const refusal = refusalOf(element);
  if (refusal !== null) unmapped.push({ id, element: type, reason: refusal, weight: 'refused' });
  if (type === 'bpmn:SubProcess' && isSet(element, 'triggeredByEvent')) return [];
  const event = eventOf(element);
  const isInside = kind === 'sub-process';
  return [
    {
      id,
      name: textIn(element, 'name'),
      kind,
      type,
      event,
      attachedTo: idIn(element, 'attachedToRef'),
      interrupting: kind === 'boundary' && isSet(element, 'cancelActivity'),
      repeats: repeatsOf(element),
      inside: isInside ? readScope(element, unmapped) : null,
      defaultFlow: idIn(element, 'default'),
      forCompensation: isSet(element, 'isForCompensation'),
      detail: detailOf(element),
      facts: factsIn(element),
      documentation: elementsIn(element, 'documentation').map((each) => textIn(each, 'text'))[0] ?? null,
    },
  ];
}

function eventOf(element: ModdleElement): string | null {
  const kinds = elementsIn(element, 'eventDefinitions').map((definition) =>
    definition.$type.replace(/^bpmn:(.*)EventDefinition$/, '$1').toLowerCase(),
  );
  return kinds.length > 1 ? 'several' : (kinds[0] ?? null);
}

function detailOf(element: ModdleElement): string | null {
  const [definition] = elementsIn(element, 'eventDefinitions');
  if (definition === undefined) return null;
  if (definition.$type === 'bpmn:LinkEventDefinition') return textIn(definition, 'name') || textIn(element, 'name');
  for (const member of ['timeDuration', 'timeDate', 'timeCycle']) {
    const [expression] = elementsIn(definition, member);
    if (expression !== undefined) return textIn(expression, 'body');
  }
  return null;
}

function repeatsOf(element: ModdleElement): 'loop' | 'many' | null {
  const [loop] = elementsIn(element, 'loopCharacteristics');
  if (loop === undefined) return null;
  return loop.$type === 'bpmn:StandardLoopCharacteristics' ? 'loop' : 'many';
}

/** Why the element is not carried over as it is meant, null when it is. */
function refusalOf(element: ModdleElement): string | null {
  if (element.$type === 'bpmn:ComplexGateway') return 'complex gateway: its condition is not evaluated';
  if (element.$type === 'bpmn:AdHocSubProcess') return 'ad-hoc sub-process: taken as one opaque step';
  if (isSet(element, 'triggeredByEvent')) return 'event sub-process: left out';
  if (isSet(element, 'isForCompensation')) return 'compensation: left out';
  if (eventOf(element) === 'compensate') return 'compensation: the event is passed without effect';
  if (eventOf(element) === 'cancel') return 'cancellation of a transaction: passed without effect';
  return null;
}

const plainKinds: Readonly<Record<string, BpmnKind>> = {
  'bpmn:StartEvent': 'start',
  'bpmn:Task': 'task',
  'bpmn:UserTask': 'task',
  'bpmn:ServiceTask': 'task',
  'bpmn:SendTask': 'task',
  'bpmn:ReceiveTask': 'task',
  'bpmn:ManualTask': 'task',
  'bpmn:BusinessRuleTask': 'task',
  'bpmn:ScriptTask': 'task',
  'bpmn:CallActivity': 'task',
  'bpmn:AdHocSubProcess': 'task',
  'bpmn:ExclusiveGateway': 'xor',
  'bpmn:EventBasedGateway': 'xor',
  'bpmn:ParallelGateway': 'and',
  'bpmn:InclusiveGateway': 'or',
  'bpmn:ComplexGateway': 'complex',
  'bpmn:BoundaryEvent': 'boundary',
};

function kindOf(element: ModdleElement): BpmnKind | null {
  const event = eventOf(element);
  switch (element.$type) {
    case 'bpmn:EndEvent':
      return event === 'terminate' ? 'terminate' : event === 'error' ? 'error-end' : 'end';
    case 'bpmn:IntermediateCatchEvent':
      return event === 'link' ? 'link-catch' : 'catch';
    case 'bpmn:IntermediateThrowEvent':
      return event === 'link' ? 'link-throw' : 'throw';
    case 'bpmn:SubProcess':
    case 'bpmn:Transaction':
      return elementsIn(element, 'flowElements').length > 0 ? 'sub-process' : 'task';
    case '':
      return null;
  }
  return Object.hasOwn(plainKinds, element.$type) ? (plainKinds[element.$type] ?? null) : null;
}
