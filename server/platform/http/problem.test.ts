import { describe, expect, test } from 'vitest';

import { refuse } from '../../../core/kernel/outcome.ts';
import type { Facts } from '../../../core/kernel/outcome.ts';
import { refusalCatalogues } from '../../../web/ui/messages/refusals.ts';
import { isKnown, type RefusalNames, refusalView } from './problem.ts';

const reader = { language: 'zh-CN', legalNow: '2026-03-02T01:00:00.000Z' } as const;
const names: RefusalNames = {
  step: (id) =>
    new Map([
      ['visit', '上门看家庭情况'],
      ['approve', '审批'],
    ]).get(id),
  person: (id) =>
    new Map([
      ['p1', '周大力'],
      ['p2', '钱小满'],
    ]).get(id),
  role: (role) => (role === 'town.aid-clerk' ? '镇经办员' : undefined),
  others: () => ['孙一', '李二'],
};

describe('the view of a refusal', () => {
  test('names the rule, the earlier step and the person', () => {
    const view = refusalView(
      refuse('separation-of-duty', { step: 'approve', steps: ['visit', 'approve'], actedIn: 'visit', person: 'p1', as: 'actor' }),
      reader,
      names,
    );
    expect(view.why).toBe('规定上门看家庭情况、审批不能由同一个人办。周大力已经办过上门看家庭情况，所以不能再办审批。');
    expect(view.now).toContain('孙一、李二');
  });

  test('says "you" to the reader', () => {
    const view = refusalView(
      refuse('separation-of-duty', { step: 'approve', steps: ['visit', 'approve'], actedIn: 'visit', person: 'p1', as: 'actor' }),
      reader,
      { ...names, reader: 'p1' },
    );
    expect(view.why).toContain('您已经办过');
  });

  test('tells a relative why, and others only that somebody must withdraw', () => {
    const refusal = refuse('actor-is-relative-of-applicant', { step: 'visit', steps: ['visit'], person: 'p1' });
    expect(refusalView(refusal, reader, { ...names, reader: 'p1' }).why).toContain('近亲属');
    const other = refusalView(refusal, reader, { ...names, reader: 'p2' });
    expect(`${other.what}${other.why}${other.now}`).not.toMatch(/亲属|周大力/);
  });

  test('says how many signatures are there and who else may sign', () => {
    const view = refusalView(refuse('needs-another-person', { node: 'visit', have: 1, need: 2 }), reader, names);
    expect(view.why).toContain('要 2 个人');
    expect(view.why).toContain('签了 1 个');
    expect(view.now).toContain('孙一、李二');
  });

  test('never shows an id, a typed value or a code word of a fact, whatever the facts are', () => {
    const typed = '<b>typed-7f3a</b>';
    const facts: Facts = Object.fromEntries(
      [
        'node',
        'step',
        'actedIn',
        'person',
        'by',
        'principal',
        'post',
        'unit',
        'wanted',
        'first',
        'given',
        'outcome',
        'recorder',
        'takenBy',
        'login',
        'until',
        'lastDay',
        'firstDay',
        'what',
        'reason',
        'item',
      ].map((name) => [name, typed]),
    );
    const lists: Facts = { steps: [typed], roles: [typed], fields: [typed], current: [typed], outcomes: [typed], persons: [typed] };
    for (const code of Object.keys(refusalCatalogues.en.say)) {
      for (const language of ['zh-CN', 'en'] as const) {
        const { what, why, now } = refusalView(refuse(code, { ...facts, ...lists }), { ...reader, language });
        expect(`${what}${why}${now}`, code).not.toContain('typed-7f3a');
        expect(`${what}${why}${now}`, code).not.toMatch(/undefined|NaN|null|\[object/);
      }
    }
  });

  test('of a code without sentences keeps the code and tells a fault', () => {
    expect(isKnown('made-up')).toBe(false);
    expect(isKnown('toString')).toBe(false);
    const view = refusalView(refuse('made-up'), reader);
    expect([view.code, view.what]).toEqual(['made-up', '我们出错了，没有办成。']);
  });
});
