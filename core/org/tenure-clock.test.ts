import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, daysBetween } from '../kernel/day.ts';
import { asId } from '../kernel/id.ts';
import type { Post, Tenure } from './organisation.ts';
import { addYears, type RotationRule, tenureClocks } from './tenure-clock.ts';

const rule: RotationRule = { terms: { high: { warnYears: 3, limitYears: 5 } } };
const payer: Post = { id: asId<'post'>('payer'), unit: asId<'unit'>('finance'), role: 'finance.payer', name: '国库支付员' };
const [ann, ben] = [asId<'person'>('ann'), asId<'person'>('ben')];
const held = (person: typeof ann, from: string, to: string | null = null): Tenure => ({ person, post: payer.id, from, to });

const clocksOn = (day: string, tenures: readonly Tenure[]) =>
  tenureClocks({ posts: [payer], tenures }, { day, rule, gradeOf: () => 'high', isElected: (role) => role.startsWith('village.') });

describe('the clock of a post', () => {
  it('runs, is near after three years, and is over only after the whole of five', () => {
    const states = ['2024-02-29', '2024-03-01', '2026-03-01', '2026-03-02'].map(
      (day) => clocksOn(day, [held(ann, '2021-03-01')])[0]?.state,
    );
    expect(states).toEqual(['running', 'near', 'near', 'over']);
  });

  it('does not start anew where a second tenure follows the first, but does after a free day', () => {
    const first = held(ann, '2018-01-01', '2021-12-31');
    expect(clocksOn('2023-06-01', [first, held(ann, '2022-01-01')])[0]).toMatchObject({ since: '2018-01-01', state: 'over' });
    expect(clocksOn('2023-06-01', [first, held(ann, '2022-01-02')])[0]).toMatchObject({ since: '2022-01-02', state: 'running' });
  });

  it('counts who else holds the post, and puts first what is due first', () => {
    const clocks = clocksOn('2026-01-01', [held(ben, '2024-01-01'), held(ann, '2021-06-01')]);
    expect(clocks.map(({ person, holders }) => [person, holders])).toEqual([
      [ann, 2],
      [ben, 2],
    ]);
  });

  it('asks no elected post and no grade without a term', () => {
    const day = '2026-01-01';
    const elected: Post = { ...payer, role: 'village.secretary' };
    const tenures = [held(ann, '2010-01-01')];
    const ask = (post: Post, grade: 'high' | 'low' | null) =>
      tenureClocks({ posts: [post], tenures }, { day, rule, gradeOf: () => grade, isElected: (role) => role.startsWith('village.') });
    expect([ask(elected, 'high').length, ask(payer, 'low').length, ask(payer, null).length, ask(payer, 'high').length]).toEqual([
      0, 0, 0, 1,
    ]);
  });

  it('gives one clock for each person in a post, whose start is the first day of an unbroken chain of tenures', () => {
    const chain = fc.array(fc.record({ gap: fc.constantFrom(0, 0, 3), length: fc.integer({ min: 1, max: 900 }) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(chain, (parts) => {
        let from = '2010-01-01';
        let start = from;
        const tenures = parts.map(({ gap, length }) => {
          from = addDays(from, gap);
          if (gap > 0) start = from;
          const tenure = held(ann, from, addDays(from, length - 1));
          from = addDays(from, length);
          return tenure;
        });
        const day = addDays(from, -1);
        const clocks = clocksOn(day, tenures);
        expect(clocks).toHaveLength(1);
        expect(clocks[0]?.since).toBe(start);
      }),
    );
  });

  it('knows years of 365 and 366 days', () => {
    expect([addYears('2024-02-29', 1), addYears('2024-02-29', 4), addYears('2021-03-01', 5)]).toEqual([
      '2025-02-28',
      '2028-02-29',
      '2026-03-01',
    ]);
    expect(daysBetween('2021-03-01', addYears('2021-03-01', 5))).toBe(1826);
  });
});
