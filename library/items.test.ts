import { describe, expect, test } from 'vitest';

import { fieldsOf } from '../core/chart/validate-forms.ts';
import { libraryRoot, readLibrary } from '../server/library/read-library.ts';

const { items } = readLibrary(libraryRoot());
const named = items.map((version) => [`${version.item.code}@${version.number}`, version.item] as const);

describe.each(named)('%s', (_, item) => {
  const { nodes, constraints } = item.chart;

  test('opens with at most eight fields, in the first step, by those who may start it', () => {
    const first = nodes.find((node) => node.type === 'task');
    expect(first?.stage).toBe('apply');
    expect(first?.form.length).toBeLessThanOrEqual(8);
    expect(first?.form.length).toBeGreaterThan(0);
    expect(item.startedBy.filter((role) => first?.posts.includes(role))).not.toEqual([]);
  });

  test('keeps relatives of the applicant from every step that decides, visits or pays', () => {
    const barred = constraints.flatMap((rule) => (rule.type === 'coi_applicant' ? rule.steps : []));
    const open = nodes.filter(
      (node) => node.type === 'vote' || (node.type === 'task' && (node.approval || node.stage === 'field-check' || node.stage === 'pay')),
    );
    expect(open.map((node) => node.id).filter((id) => !barred.includes(id))).toEqual([]);
  });

  test('tells the citizen at every step what officials may not do and whom to turn to', () => {
    const silent = nodes.filter((node) => (node.type === 'task' || node.type === 'vote') && (node.recourse === null || node.forbidden.length === 0));
    expect(silent.map((node) => node.id)).toEqual([]);
  });

  test('separates duties by actor and principal alike', () => {
    const rules = constraints.filter((rule) => rule.type === 'sod');
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => rule.by !== 'both')).toEqual([]);
  });

  test('promises no local time as law: every promised limit is a parameter to be checked', () => {
    const limits = nodes.flatMap((node) => ('limit' in node && node.limit !== null ? [node.limit] : []));
    const marked = new Map(item.parameters.map((entry) => [entry.key, entry.verify]));
    expect(limits.filter((limit) => limit.kind === 'promised' && marked.get(limit.parameter ?? '') !== true)).toEqual([]);
  });

  test('shows no identity, account or telephone number to the public', () => {
    const shown = fieldsOf(item.chart).filter(({ field }) => field.disclosure === 'public' || field.disclosure === 'masked');
    expect(shown.filter(({ field }) => ['id-number', 'phone'].includes(field.kind) || field.id.includes('account'))).toEqual([]);
  });
});

test('the notice of 低保 shows five things and nothing else, the name masked', () => {
  for (const code of ['V-FW-01', 'T-07']) {
    const chart = items.find(({ item }) => item.code === code)?.item.chart;
    const notices = chart?.nodes.filter((node) => node.type === 'notice') ?? [];
    expect(notices.map((notice) => notice.shows)).toEqual([['household-head', 'persons', 'village-group', 'aid-class', 'monthly-amount']]);
    expect(notices.map((notice) => notice.days)).toEqual([7]);
    const name = chart === undefined ? undefined : fieldsOf(chart).find(({ field }) => field.id === 'household-head')?.field;
    expect(name).toMatchObject({ disclosure: 'masked', mask: 'name' });
  }
});

test('title registration went from three approvals before the certificate to two, with an after-check in exchange', () => {
  const approvals = (number: number): readonly string[] => {
    const nodes = items.find((version) => version.item.code === 'B-03' && version.number === number)?.item.chart.nodes ?? [];
    const issue = nodes.findIndex((node) => node.id === 'issue');
    return nodes.slice(0, issue).flatMap((node) => (node.type === 'task' && node.approval ? [node.id] : []));
  };
  expect(approvals(1)).toEqual(['accept', 'review', 'register']);
  expect(approvals(2)).toEqual(['accept', 'register']);
  const now = items.find((version) => version.item.code === 'B-03' && version.number === 2)?.item.chart;
  expect(now?.nodes.map((node) => node.id)).toContain('after-check');
  expect(now?.variants.map((variant) => variant.id)).toEqual(['green', 'home', 'instant']);
});
