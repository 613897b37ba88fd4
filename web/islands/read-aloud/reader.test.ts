import { describe, expect, test } from 'vitest';
import { Reader } from './reader.ts';

/** A voice whose texts end when the test says so. */
function heldVoice() {
  const said: string[] = [];
  const ends: (() => void)[] = [];
  let hushed = 0;
  const voice = {
    say: (text: string, whenOver: () => void) => (said.push(text), ends.push(whenOver), undefined),
    hush: () => (hushed += 1),
  };
  return { voice, said, end: (at: number) => ends[at]?.(), hushed: () => hushed };
}

describe('reading aloud', () => {
  test('goes section by section and tells when it is over', () => {
    const { voice, said, end } = heldVoice();
    const arrived: number[] = [];
    let idle = 0;
    new Reader(voice, () => (idle += 1)).read(['one', 'two'], (at) => arrived.push(at));
    expect(said).toEqual(['one']);
    end(0);
    end(1);
    expect([said, arrived, idle]).toEqual([['one', 'two'], [0, 1], 1]);
  });

  test('can be stopped; the end of the broken-off section starts nothing more', () => {
    const { voice, said, end, hushed } = heldVoice();
    const reader = new Reader(voice, () => undefined);
    reader.read(['one', 'two'], () => undefined);
    reader.stop();
    end(0);
    expect([said, hushed()]).toEqual([['one'], 1]);
  });
});
