import { describe, expect, test } from 'vitest';

import { Fault, isRefusal, refuse, refuseOnRecord } from './outcome.ts';

describe('outcome', () => {
  test('a refusal is told from events', () => {
    expect(isRefusal(refuse('case-ended'))).toBe(true);
    expect(isRefusal({ events: [] })).toBe(false);
  });

  test('only a refusal that supervision must see asks to be recorded', () => {
    expect(refuse('case-ended', { at: 1 })).toEqual({ refused: 'case-ended', because: { at: 1 } });
    expect(refuseOnRecord('recused', { person: 'p' })).toEqual({ refused: 'recused', because: { person: 'p' }, record: true });
  });

  test('a fault carries code, facts and cause', () => {
    const cause = new Error('disk');
    const fault = new Fault('disk-broken', { path: 'data' }, { cause });
    expect([fault.code, fault.facts, fault.cause, fault.message]).toEqual([
      'disk-broken',
      { path: 'data' },
      cause,
      'disk-broken {"path":"data"}',
    ]);
  });
});
