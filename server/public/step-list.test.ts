import { describe, expect, it } from 'vitest';

import type { Chart } from '../../core/chart/chart.ts';
import type { StepView } from '../../contract/public-views.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import { stepList } from './step-list.ts';

const { items } = readLibrary(libraryRoot());
const hiddenTypes: ReadonlySet<string> = new Set(['start', 'and']);

/** Numbers that a branch's words name. */
const numbersIn = (words: string) => [...words.matchAll(/第 (\d+) 步「([^」]*)」/g)].map((match) => ({ number: Number(match[1]), name: match[2] }));

function listOf(chart: Chart): readonly StepView[] {
  return stepList({ chart, cite: () => [], parameters: new Map() });
}

/** Where a reader of the list may go from an entry: the branches it names, else the entry below and what begins beside it. */
function readOn(chart: Chart, step: StepView, list: readonly StepView[]): readonly number[] {
  if (step.kind === 'end') return [];
  if (step.branches.length > 0) return step.branches.flatMap((branch) => numbersIn(branch.to).map(({ number }) => number));
  const below = list[step.number];
  const begun = leadsTo(chart, list, step.id);
  return below === undefined ? [] : [below.number, ...below.beside.filter((number) => begun.has(number))];
}

/** Entries that the chart leads to from a node, past what is not shown. */
function leadsTo(chart: Chart, list: readonly StepView[], from: string): ReadonlySet<number> {
  const numbers = new Map(list.map((step) => [step.id, step.number]));
  const found = new Set<number>();
  const seen = new Set<string>();
  const open = chart.edges.filter((edge) => edge.from === from).map((edge) => edge.to);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const number = numbers.get(id);
    if (number !== undefined) found.add(number);
    else if (!seen.has(id)) {
      seen.add(id);
      open.push(...chart.edges.filter((edge) => edge.from === id).map((edge) => edge.to));
    }
  }
  return found;
}

describe.each(items.map((version) => [`${version.item.code}@${String(version.number)}`, version.item.chart] as const))('the list of %s', (_name, chart) => {
  const list = listOf(chart);

  it('holds every node once but start, joins and the forks that only read the step before', () => {
    expect(list.map((step) => step.number)).toEqual(list.map((_step, at) => at + 1));
    expect(new Set(list.map((step) => step.id)).size).toBe(list.length);
    const shown = new Set(list.map((step) => step.id));
    for (const node of chart.nodes) {
      if (shown.has(node.id)) continue;
      const folds = node.type === 'xor' && chart.edges.filter((edge) => edge.to === node.id).every((edge) => edge.from === node.of);
      expect(hiddenTypes.has(node.type) || folds, node.id).toBe(true);
    }
  });

  it('leads a reader to every entry, and nowhere the chart does not lead', () => {
    const reached = new Set([1]);
    const open = [1];
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      const step = list[number - 1];
      if (step === undefined) throw new Error(`no entry ${String(number)}`);
      for (const next of readOn(chart, step, list)) {
        if (reached.has(next)) continue;
        reached.add(next);
        open.push(next);
      }
    }
    expect(list.filter((step) => !reached.has(step.number)).map((step) => step.id)).toEqual([]);
    for (const step of list) {
      const may = leadsTo(chart, list, step.id);
      for (const next of readOn(chart, step, list)) expect(may.has(next), `${step.id} to ${String(next)}`).toBe(true);
      expect([...may].filter((number) => !readOn(chart, step, list).includes(number)), step.id).toEqual([]);
    }
  });

  it('names in each branch a number that is there, by its name, and marks the ways back', () => {
    for (const step of list) {
      for (const branch of step.branches) {
        const named = numbersIn(branch.to);
        expect(named.length, `${step.id} ${branch.to}`).toBeGreaterThan(0);
        for (const { number, name } of named) expect(list[number - 1]?.plainName).toBe(name);
        expect(branch.back, `${step.id} ${branch.label}`).toBe(named.every(({ number }) => number <= step.number));
        expect(branch.label).not.toBe('');
      }
    }
    const capped = chart.edges.filter((edge) => edge.max !== undefined).length;
    if (capped > 0) expect(list.some((step) => step.branches.some((branch) => branch.back))).toBe(true);
  });
});
