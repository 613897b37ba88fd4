import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { statutoryRows } from './statutory-rows.ts';
import { agendaOf, emptyTopic, heardIn } from './typed-minutes.ts';

const cell = fc.stringMatching(/^[A-Z甲乙丙0-9-]{1,8}$/);

describe('a pasted statutory list', () => {
  it('gives back every row as it was copied, in its order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ code: cell, name: cell }), { selector: ({ code }) => code }), (items) => {
        const text = items.map(({ code, name }) => `${code}\t${name}`).join('\n');
        expect(statutoryRows(text)).toEqual({ items, wrong: [], twice: [] });
      }),
    );
  });

  it('names rows that lack a half and codes that stand twice', () => {
    expect(statutoryRows('S-1\t甲\n\nS-2\t\nS-1\t乙')).toEqual({
      items: [
        { code: 'S-1', name: '甲' },
        { code: 'S-1', name: '乙' },
      ],
      wrong: [3],
      twice: ['S-1'],
    });
  });
});

describe('typed minutes', () => {
  it('read a group with its number, and number decisions through all matters', () => {
    expect(heardIn('村民代表 9\n党员12人\n\n企业')).toEqual([
      { who: '村民代表', count: 9 },
      { who: '党员', count: 12 },
      { who: '企业', count: 1 },
    ]);
    const topics = [
      { ...emptyTopic, topic: '甲', decisions: '一\n二' },
      { ...emptyTopic, topic: '乙', decisions: '三' },
    ];
    expect(agendaOf(topics).flatMap(({ decisions }) => decisions.map(({ number }) => number))).toEqual([1, 2, 3]);
  });
});
