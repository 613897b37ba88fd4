import type { Chart } from '../chart.ts';
import { type ModelStep, type Net, repairCosts, type Transition } from './net.ts';

/** A node of a chart as far as its language goes; authored charts and the exchange format both have these. */
export type FlowStep = {
  readonly id: string;
  readonly type: 'start' | 'task' | 'vote' | 'notice' | 'timer' | 'external' | 'xor' | 'and' | 'end';
  /** What logs call it; its id when it has no name. */
  readonly name: string;
  /** An approval that the law requires: skipping it is dearer to explain away. */
  readonly lawfulApproval: boolean;
};

/** An arrow; `max` is the most times a case may take it, null when it says nothing. */
export type FlowArrow = { readonly from: string; readonly to: string; readonly max: number | null };

/** Rounds that are counted; an arrow that may be taken more often than this counts as unlimited. */
const mostRounds = 250;

/**
 * The net of a chart. Tasks, votes, notices and external acts are visible; a timer may show in a log or not, because most
 * systems do not write down that time passed; the rest is silent. An xor may take every way.
 */
export function netOfFlow(nodes: readonly FlowStep[], arrows: readonly FlowArrow[]): Net {
  const rounds = arrows.map(({ max }) => (max === null || max > mostRounds ? null : max));
  const before = arrows.length;
  let places = before + 1;
  const budget = rounds.map((max) => (max === null ? null : places++));
  const initial = [before, ...rounds.flatMap((max, at) => Array.from({ length: max ?? 0 }, () => budget[at] ?? 0))];
  const transitions = nodes.flatMap((node) => {
    const into = arrows.flatMap((arrow, at) => (arrow.to === node.id ? [at] : []));
    const out = arrows.flatMap((arrow, at) => (arrow.from === node.id ? [at] : []));
    return transitionsOf(node, node.type === 'start' ? [before] : into, out);
  });
  const counted = transitions.map((each): Transition => ({
    ...each,
    take: [...each.take, ...each.give.flatMap((place) => budget[place] ?? [])],
  }));
  const only = new Set(budget.flatMap((place) => place ?? []));
  return { places, transitions: counted, initial, final: { only }, order: nodes.flatMap(stepOf) };
}

/** The net of an authored chart; steps are known by their formal names. */
export function netOfChart(chart: Chart): Net {
  const steps = chart.nodes.map((node): FlowStep => {
    const lawfulApproval = (node.type === 'task' || node.type === 'vote') && node.approval && node.requiredByLaw !== null;
    return { id: node.id, type: node.type, name: node.name, lawfulApproval };
  });
  return netOfFlow(
    steps,
    chart.edges.map(({ from, to, max = null }) => ({ from, to, max })),
  );
}

function transitionsOf(node: FlowStep, into: readonly number[], out: readonly number[]): Transition[] {
  const move = (label: string | null, take: readonly number[], give: readonly number[]): Transition => ({
    node: node.id,
    label,
    take,
    give,
  });
  switch (node.type) {
    case 'task':
    case 'vote':
    case 'notice':
    case 'external':
      return into.map((place) => move(node.name, [place], out));
    case 'timer':
      return into.flatMap((place) => [move(node.name, [place], out), move(null, [place], out)]);
    case 'start':
    case 'end':
      return into.map((place) => move(null, [place], out));
    case 'and':
      return into.length === 0 ? [] : [move(null, into, out)];
    case 'xor':
      return into.flatMap((place) => out.map((way) => move(null, [place], [way])));
  }
}

function stepOf({ id, type, name, lawfulApproval }: FlowStep): ModelStep[] {
  if (type === 'start' || type === 'xor' || type === 'and' || type === 'end') return [];
  return [{ id, label: name, skipCost: lawfulApproval ? repairCosts.lawfulApproval : repairCosts.ordinary }];
}
