import { expect, it } from 'vitest';

import { KeptForms } from './kept-forms.ts';

const bytes = (length: number): Promise<Uint8Array> => Promise.resolve(new Uint8Array(length));

it('draws once for all who ask for the same at the same time', async () => {
  const kept = new KeptForms(100);
  let drawings = 0;
  const draw = async (): Promise<Uint8Array> => {
    drawings += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return new Uint8Array(10);
  };
  const answers = await Promise.all([kept.get('a', draw), kept.get('a', draw), kept.get('a', draw)]);
  expect(drawings).toBe(1);
  expect(new Set(answers).size).toBe(1);
  await kept.get('a', draw);
  expect(drawings).toBe(1);
});

it('keeps so many bytes at most, and lets go of what was used longest ago', async () => {
  const kept = new KeptForms(100);
  for (const key of ['a', 'b', 'c']) await kept.get(key, () => bytes(40));
  expect([kept.find('a'), kept.find('b')?.length, kept.find('c')?.length]).toEqual([undefined, 40, 40]);
  kept.find('b');
  await kept.get('d', () => bytes(40));
  expect([kept.find('b')?.length, kept.find('c'), kept.find('d')?.length]).toEqual([40, undefined, 40]);
});

it('keeps no refusal, and nothing after a failure', async () => {
  const kept = new KeptForms(100);
  expect(await kept.get('a', () => Promise.resolve({ refused: 'too-many-requests' }))).toEqual({ refused: 'too-many-requests' });
  await expect(kept.get('a', () => Promise.reject(new Error('planted')))).rejects.toThrow('planted');
  expect((await kept.get('a', () => bytes(5))) instanceof Uint8Array).toBe(true);
});
