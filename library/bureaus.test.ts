import { describe, expect, test } from 'vitest';

import type { PowerItem } from '../core/catalogue/power-item.ts';
import type { Chart, ChartNode, TaskNode } from '../core/chart/chart.ts';
import { evaluate } from '../core/chart/evaluate.ts';
import { fieldsOf } from '../core/chart/validate-forms.ts';
import { libraryRoot, readLibrary } from '../server/library/read-library.ts';

const { items } = readLibrary(libraryRoot());

function itemOf(code: string): PowerItem {
  const found = items.find((version) => version.item.code === code);
  if (found === undefined) throw new Error(`${code} is missing`);
  return found.item;
}

function taskOf(chart: Chart, id: string): TaskNode {
  const node = chart.nodes.find((each) => each.id === id);
  if (node?.type !== 'task') throw new Error(`${id} is no task`);
  return node;
}

/** Nodes that a case can come to from here. */
function ahead(chart: Chart, from: string): readonly ChartNode[] {
  const seen = new Set([from]);
  for (const id of seen) for (const edge of chart.edges) if (edge.from === id) seen.add(edge.to);
  return chart.nodes.filter((node) => seen.has(node.id));
}

function areApart({ constraints }: Chart, steps: readonly string[]): boolean {
  return constraints.some((rule) => rule.type === 'sod' && rule.by === 'both' && steps.every((step) => rule.steps.includes(step)));
}

describe('complaints and reports (B-12)', () => {
  const { chart, publication } = itemOf('B-12');

  test('nothing of what a citizen says, nor who says it, is ever shown', () => {
    const open = fieldsOf(chart).filter(({ field }) => field.disclosure === 'public' || field.disclosure === 'masked');
    expect(open).toEqual([]);
    expect(taskOf(chart, 'apply').form.map((field) => field.disclosure)).toEqual(Array.from({ length: 6 }, () => 'secret'));
    expect(chart.nodes.filter((node) => node.type === 'notice')).toEqual([]);
    expect(publication.grouped).toBe(true);
  });

  test('a report may be made without a name', () => {
    const form = taskOf(chart, 'apply').form;
    expect(form.filter((field) => field.kind === 'name' || field.kind === 'phone').map((field) => field.required)).toEqual([false, false]);
  });

  test('once it is known to be a report, nobody outside the commission acts on it', () => {
    const roles = ahead(chart, 'real-q').flatMap((node) => (node.type === 'task' ? node.posts : []));
    expect(roles.length).toBeGreaterThan(3);
    expect(roles.filter((role) => !role.startsWith('commission.'))).toEqual([]);
  });

  test('whoever is not content is answered by another person than before', () => {
    expect(chart.constraints.some((rule) => rule.type === 'sod_repeat' && rule.steps.includes('handle'))).toBe(true);
  });
});

test('public rental housing is drawn by three, and the county computes the lot again from what the notice shows (T-05)', () => {
  const { chart } = itemOf('T-05');
  expect(taskOf(chart, 'draw').actors).toBe(3);
  const notice = chart.nodes.find((node) => node.id === 'result-notice');
  expect(notice?.type === 'notice' && notice.shows).toEqual(expect.arrayContaining(['queue-number', 'draw-number', 'draw-seed']));
  expect(taskOf(chart, 'check-draw').posts).toEqual(['housing.security-head']);
  expect(areApart(chart, ['visit', 'opinion', 'county', 'draw', 'check-draw'])).toBe(true);
});

test('a payment passes six posts that no two steps share, and a changed account is checked by two (B-08)', () => {
  const { chart } = itemOf('B-08');
  const steps = ['check', 'recheck', 'head', 'director', 'pay', 'reconcile'];
  expect(areApart(chart, steps)).toBe(true);
  expect(new Set(steps.flatMap((step) => taskOf(chart, step).posts)).size).toBe(6);
  expect(taskOf(chart, 'account-check').actors).toBe(2);
});

test.each([
  [true, true, 'choose'],
  [true, false, 'tell-refusal'],
  [false, true, 'tell-refusal'],
  [false, false, 'tell-refusal'],
])('owners took part %s and agreed %s: the maintenance fund goes on to %s (B-04)', (tookPart, agreed, to) => {
  const { chart } = itemOf('B-04');
  const ways = chart.edges.filter((edge) => edge.from === 'count-q');
  const facts = { 'form.took-part': tookPart, 'form.agreed': agreed };
  const open = ways.find((edge) => edge.when !== undefined && evaluate(edge.when, facts) === true) ?? ways.find((edge) => edge.otherwise === true);
  expect(open?.to).toBe(to);
});

test('the list of powers is judged by two offices at once and shown for comment before it is decided (B-11)', () => {
  const { chart } = itemOf('B-11');
  expect(areApart(chart, ['draw-chart', 'self-review', 'first-review', 'legality', 'conduct'])).toBe(true);
  const toNotice = chart.edges.filter((edge) => edge.to === 'notice').map((edge) => edge.from);
  const toVote = chart.edges.filter((edge) => edge.to === 'decide').map((edge) => edge.from);
  expect([toNotice, toVote]).toEqual([['joined-q'], ['notice-q', 'absent-q']]);
});
