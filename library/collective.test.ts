import { describe, expect, test } from 'vitest';

import type { ChartNode } from '../core/chart/chart.ts';
import { comparisonsOf, evaluate, type Facts } from '../core/chart/evaluate.ts';
import type { PowerItem } from '../core/catalogue/power-item.ts';
import { libraryRoot, readLibrary } from '../server/library/read-library.ts';

const { items } = readLibrary(libraryRoot());

function itemOf(code: string): PowerItem {
  const found = items.find(({ item }) => item.code === code)?.item;
  if (found === undefined) throw new Error(`no item ${code}`);
  return found;
}

/** Where a case can get with these values; steps give every result, `without` is closed. */
function reachable(item: PowerItem, facts: Facts, without: readonly string[] = []): ReadonlySet<string> {
  const { nodes, edges } = item.chart;
  const seen = new Set(nodes.filter((node) => node.type === 'start').map((node) => node.id));
  for (const id of seen) {
    const node = nodes.find((one) => one.id === id);
    const open = edges.filter((edge) => edge.from === id);
    const asked = node?.type === 'xor' && node.of === null;
    const held = open.filter((edge) => edge.when !== undefined && evaluate(edge.when, facts) === true);
    const ways = asked ? (held.length > 0 ? held : open.filter((edge) => edge.otherwise === true)) : open;
    for (const { to } of ways) if (!without.includes(to)) seen.add(to);
  }
  return seen;
}

function voteOf(item: PowerItem, id: string): Extract<ChartNode, { readonly type: 'vote' }> {
  const node = item.chart.nodes.find((one) => one.id === id);
  if (node?.type !== 'vote') throw new Error(`${id} is no vote`);
  return node;
}

const members = { kind: 'at-least', part: 2, whole: 3, of: 'roll' };

describe('what only all members of a collective may decide', () => {
  const big = itemOf('V-JC-02');

  test.each(['charter', 'membership', 'land', 'compensation', 'merger'])('%s never comes before the delegates', (kind) => {
    const way = reachable(big, { 'form.kind': kind });
    expect(way.has('members')).toBe(true);
    expect(way.has('delegates')).toBe(false);
    expect(reachable(big, { 'form.kind': kind }, ['members']).has('execute')).toBe(false);
  });

  test('other matters are the delegates’', () => {
    const way = reachable(big, { 'form.kind': 'other' });
    expect([way.has('members'), way.has('delegates')]).toEqual([false, true]);
  });

  test.each(['V-JC-03', 'V-JC-04'])('%s pays nothing without their vote', (code) => {
    const item = itemOf(code);
    expect(reachable(item, {}).has('pay')).toBe(true);
    expect(reachable(item, {}, ['members']).has('pay')).toBe(false);
    expect(item.chart.nodes.filter((node) => node.type === 'vote' && node.body === 'village.coop-delegate')).toEqual([]);
  });

  test.each(['V-JC-02', 'V-JC-03', 'V-JC-04'])('%s counts two thirds of all members, present or not', (code) => {
    const { body, quorum, pass } = voteOf(itemOf(code), 'members');
    expect({ body, quorum, pass }).toEqual({ body: 'village.coop-member', quorum: members, pass: members });
  });
});

describe('collective land and rooms', () => {
  const letting = itemOf('V-GL-03');

  test('go to outsiders only with two thirds and the town', () => {
    const facts = { 'form.outsider': true, 'form.years': 5 };
    for (const step of ['vote-outside', 'town-approve']) expect(reachable(letting, facts, [step]).has('contract')).toBe(false);
    expect(reachable(letting, facts).has('contract')).toBe(true);
    expect(voteOf(letting, 'vote-outside').pass).toEqual(members);
  });

  test('are not let for longer than the county’s limit, nor without being offered to everybody', () => {
    const most = letting.parameters.find(({ key }) => key === 'max-years')?.value ?? 0;
    const facts = (years: number) => ({ 'form.outsider': false, 'form.years': years });
    expect(reachable(letting, facts(most)).has('contract')).toBe(true);
    expect(reachable(letting, facts(most + 1)).has('contract')).toBe(false);
    expect(reachable(letting, facts(most), ['listing']).has('contract')).toBe(false);
  });
});

describe('amount bands', () => {
  test.each([
    [50_000, ['sign-one']],
    [50_001, ['sign-two']],
    [99_999, ['sign-two']],
    [100_000, ['resolution', 'sign-two']],
  ])('spending of %i fen is signed by %j', (fen, wanted) => {
    const spending = itemOf('V-GL-02');
    const way = reachable(spending, { 'form.month-total': fen });
    expect(['sign-one', 'resolution', 'sign-two'].filter((step) => way.has(step))).toEqual(wanted);
    for (const step of ['witness', 'supervise', 'town-check', ...wanted]) {
      expect(reachable(spending, { 'form.month-total': fen }, [step]).has('pay'), step).toBe(false);
    }
  });

  test.each([
    ['works', 999_999, 'compare'],
    ['works', 1_000_000, 'resolution'],
    ['goods', 199_999_999, 'resolution'],
    ['goods', 200_000_000, 'end-county'],
    ['works', 200_000_000, 'resolution'],
    ['service', 100_000_000, 'end-county'],
  ])('%s of %i fen go to %s', (kind, fen, wanted) => {
    const way = reachable(itemOf('V-GL-01'), { 'form.kind': kind, 'form.total': fen, 'form.urgent': false });
    expect(['compare', 'resolution', 'end-county'].filter((step) => way.has(step))).toEqual([wanted]);
  });

  test.each(['V-GL-01', 'V-GL-02', 'V-GL-03', 'V-GL-04'])('%s compares with amounts that stand among its parameters', (code) => {
    const item = itemOf(code);
    const known = item.parameters.map(({ value }) => value);
    const numbers = item.chart.edges
      .flatMap((edge) => (edge.when === undefined ? [] : comparisonsOf(edge.when)))
      .flatMap((entry) => (entry.op !== 'in' && typeof entry.value === 'number' ? [{ field: entry.field, value: entry.value }] : []));
    expect(numbers.length).toBeGreaterThan(0);
    // Money is compared in fen, "below" as at most one fen less; years are compared as they are.
    const amounts = numbers.map(({ field, value }) => (field === 'form.years' ? value : Math.ceil(value / 100)));
    expect(amounts.filter((amount) => !known.includes(amount))).toEqual([]);
  });
});

describe('the seal', () => {
  const seal = itemOf('V-GL-07');

  test.each(['contract', 'loan'])('is not put on a %s without a decision', (kind) => {
    expect(reachable(seal, { 'form.kind': kind }).has('stamp')).toBe(true);
    expect(reachable(seal, { 'form.kind': kind }, ['number-check']).has('stamp')).toBe(false);
  });

  test('is kept by another than who approves', () => {
    const rules = seal.chart.constraints.filter((rule) => rule.type === 'sod');
    const apart = rules.filter(({ steps }) => steps.includes('approve') && steps.includes('stamp'));
    expect(apart.length).toBeGreaterThan(0);
  });
});

const ours = items.map(({ item }) => item.code).filter((code) => /^V-(JC-0[234]|GL)/u.test(code));

test('the items of village management are all here', () => {
  expect(ours.length).toBe(13);
});

test.each(ours)('%s never ends well unseen: each approving end lies behind a notice', (code) => {
  const item = itemOf(code);
  const notices = item.chart.nodes.filter((node) => node.type === 'notice').map((node) => node.id);
  const good = item.chart.nodes.filter((node) => node.type === 'end' && node.outcome === 'approve').map((node) => node.id);
  const seen = allWays(item, notices);
  expect(notices.length).toBeGreaterThan(0);
  expect(good.filter((end) => seen.has(end))).toEqual([]);
});

/** Every node that some case reaches without the steps of `without`, whatever its values. */
function allWays(item: PowerItem, without: readonly string[]): ReadonlySet<string> {
  const seen = new Set(item.chart.nodes.filter((node) => node.type === 'start').map((node) => node.id));
  for (const id of seen) for (const edge of item.chart.edges) if (edge.from === id && !without.includes(edge.to)) seen.add(edge.to);
  return seen;
}
