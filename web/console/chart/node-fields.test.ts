import { describe, expect, it } from 'vitest';

import { nodeFields, withIds } from './node-fields.ts';

describe('members of a node as they are written', () => {
  it('keep the ids of results, and give new ones an id that no other has', () => {
    const field = nodeFields('task').find(({ key }) => key === 'outcomes');
    const before = [
      { id: 'pass', label: '同意' },
      { id: 'r1', label: '退回' },
    ];
    expect(field?.write?.(before, before)).toEqual(before);
    const grown = withIds([...before, { label: '不同意' }, { label: '补正' }]);
    expect(grown.map(({ id }) => id)).toEqual(['pass', 'r1', 'r2', 'r3']);
  });

  it('every member of the model of a step that people decide about can be written', () => {
    const keysOf = (type: Parameters<typeof nodeFields>[0]): readonly string[] => nodeFields(type).map(({ key }) => key);
    expect(keysOf('task')).toEqual(
      expect.arrayContaining(['posts', 'actors', 'limit', 'form', 'basis', 'requiredByLaw', 'risks', 'outcomes']),
    );
    expect(keysOf('vote')).toEqual(expect.arrayContaining(['body', 'quorum', 'pass', 'ballot', 'recorders', 'recusedLeaveDenominator']));
    expect(keysOf('notice')).toEqual(
      expect.arrayContaining(['days', 'dayUnit', 'answeredBy', 'answeredApartFrom', 'answerLimit', 'shows']),
    );
    expect(keysOf('timer')).toEqual(expect.arrayContaining(['wait', 'tacit', 'basis']));
  });
});
