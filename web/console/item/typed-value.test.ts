import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { deskFields } from '../../../contract/desk-fields.ts';
import { fieldGroups, fieldKinds } from './field-kinds.ts';
import { cellsOf, isBlank, linesOf, recordOf, rowsFor } from './typed-value.ts';

describe('fields as they are written at the desk', () => {
  it('are all there, each in one group', () => {
    const shown = fieldGroups.flatMap(({ fields }) => fields);
    expect([...shown].sort()).toEqual([...deskFields.keyof().options].sort());
    expect(Object.keys(fieldKinds).sort()).toEqual([...shown].sort());
  });

  it('give back a risk as it was, a level in words included', () => {
    const kind = fieldKinds.risks;
    if (kind.kind !== 'rows') throw new Error('risks are rows');
    const word = fc
      .string({ minLength: 1, maxLength: 8 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const risk = fc.record({
      step: fc.constantFrom(null, 'visit'),
      stage: fc.option(word),
      level: fc.constantFrom('high', 'middle', 'low', null),
      what: word,
      prevention: fc.option(word),
      owner: fc.option(word),
    });
    fc.assert(
      fc.property(risk, (one) => {
        expect(recordOf(cellsOf(one, kind.columns), kind.columns, one)).toEqual(one);
      }),
    );
    expect(recordOf({ what: '压件', level: '高' }, kind.columns)).toMatchObject({ what: '压件', level: 'high', prevention: null });
  });

  it('keep what has no column, and lists as lists', () => {
    const kind = fieldKinds.publication;
    if (kind.kind !== 'record') throw new Error('publication is a record');
    const before = { grouped: true, audience: '全村人', never: ['电话', '病情'], retains: null };
    expect(recordOf(cellsOf(before, kind.columns), kind.columns, before)).toEqual(before);
    expect(recordOf({ grouped: '是', audience: '', never: '电话\n\n 门牌 ', retains: '' }, kind.columns)).toEqual({
      grouped: true,
      audience: '',
      never: ['电话', '门牌'],
      retains: null,
    });
  });

  it('take no row where nothing is written', () => {
    expect([isBlank({ a: ' ', b: '否' }), isBlank({ a: 'x', b: '' })]).toEqual([true, false]);
    expect(linesOf(' 一 \n\n二')).toEqual(['一', '二']);
  });

  it('get a box that is as high as the text, within bounds', () => {
    const bounds = { least: 2, most: 5 };
    expect([
      rowsFor('', bounds),
      rowsFor('一\n二\n三', bounds),
      rowsFor('字'.repeat(90), bounds),
      rowsFor('行\n'.repeat(30), bounds),
    ]).toEqual([2, 3, 3, 5]);
  });
});
