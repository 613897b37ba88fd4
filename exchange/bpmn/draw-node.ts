import type { ActFacts, ChartNode } from '../../core/chart/chart.ts';
import type { Limit } from '../../core/kernel/deadline.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import type { BpmnNode } from './process.ts';

/** An act of which the file says nothing but the name: what is missing is for the compiler to fill in. */
const blank: ActFacts = {
  stage: 'review',
  approval: false,
  requiredByLaw: null,
  limit: null,
  basis: [],
  responsibility: [],
  accountability: [],
  risks: [],
  forbidden: [],
  recourse: null,
  form: [],
  outcomes: [{ id: 'done', label: '办好' }],
  where: null,
  youGet: null,
};

/** The chart's node for a task or an event; ends of foreign files close the case, because nothing says that they approve. */
export function chartNodeOf(node: BpmnNode, drawing: ChartDrawing): ChartNode {
  const id = drawing.idOf(node.id);
  const named = { id, name: node.name, plainName: node.name };
  switch (node.kind) {
    case 'task':
      return { ...named, ...blank, type: 'task', posts: drawing.postsOf(node.id), actors: 1 };
    case 'catch':
    case 'boundary':
      return node.event === 'timer' ? timerOf(node, drawing) : outsideAct(named, drawing.postsOf(node.id));
    case 'end':
    case 'terminate':
    case 'error-end':
      return { ...named, type: 'end', outcome: 'close', youGet: null };
    case 'and':
      return { ...named, type: 'and' };
    case 'start':
    case 'xor':
    case 'or':
    case 'complex':
    case 'throw':
    case 'link-catch':
    case 'link-throw':
    case 'sub-process':
      return { ...named, type: 'xor', of: null };
  }
}

function outsideAct(named: Pick<ChartNode, 'id' | 'name' | 'plainName'>, notedBy: readonly string[]): ChartNode {
  return { ...named, type: 'external', actor: 'authority', notedBy, outcomes: blank.outcomes, where: null, youGet: null };
}

function timerOf(node: BpmnNode, drawing: ChartDrawing): ChartNode {
  const wait = durationOf(node.detail ?? '');
  if (wait === null) drawing.leaveOut(node, 'the time of this timer is no duration in whole weeks, days or hours; set it in the chart');
  const { name } = node;
  return {
    id: drawing.idOf(node.id),
    name,
    plainName: name,
    type: 'timer',
    wait: wait ?? { amount: 0, unit: 'day' },
    tacit: false,
    basis: [],
  };
}

/** An ISO 8601 duration in whole weeks, days or hours. */
export function durationOf(text: string): Limit | null {
  const [, weeks, days, hours] = /^\s*P(?:(\d{1,4})W|(\d{1,4})D|T(\d{1,4})H)\s*$/.exec(text) ?? [];
  if (weeks !== undefined) return { amount: Number(weeks) * 7, unit: 'day' };
  if (days !== undefined) return { amount: Number(days), unit: 'day' };
  return hours === undefined ? null : { amount: Number(hours), unit: 'hour' };
}
