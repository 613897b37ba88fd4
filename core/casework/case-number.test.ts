import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { caseNumberOf, objectionNumberOf, readNumber } from './case-number.ts';

const code = fc.stringMatching(/^[A-Z]{2}(-[A-Z0-9]{2,4}){0,2}$/);

describe('numbers of cases', () => {
  it('are read again however they are typed', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 99_999 }), (unit, year, running) => {
        const number = caseNumberOf(unit, year, running);
        expect(number).toMatch(/^[A-Z0-9-]+-\d{2}-\d{4,}-[A-Z]$/);
        for (const typed of [
          number,
          number.toLowerCase(),
          ` ${number.replaceAll('-', ' ')} `,
          number.replaceAll('-', '—'),
          number.replaceAll('-', ' - '),
          number.normalize('NFKC').replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
        ]) {
          expect(readNumber(typed), typed).toBe(number);
        }
      }),
    );
  });

  it('are told from mistyped ones by their letter, in all but one of about nineteen', () => {
    let tried = 0;
    let missed = 0;
    for (let running = 1; running <= 40; running += 1) {
      const number = caseNumberOf('SX-A-01', 2026, running);
      for (let at = 0; at < number.length; at += 1) {
        for (const letter of '0123456789') {
          if (!/\d/.test(number.charAt(at)) || number.charAt(at) === letter) continue;
          tried += 1;
          if (readNumber(number.slice(0, at) + letter + number.slice(at + 1)) !== undefined) missed += 1;
        }
      }
    }
    expect(missed / tried).toBeLessThan(0.1);
  });

  it('do not come out of anything else', () => {
    for (const typed of ['', '-', 'K', '-K', 'A--B', '低保-26-0001-K', "1' or '1'='1", 'SX-26-0001', 'SX-26-0001-k;'.repeat(50)])
      expect(readNumber(typed)).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const read = readNumber(typed);
        if (read !== undefined) expect(readNumber(read)).toBe(read);
      }),
    );
  });

  it('of objections begin with YY and hold six letters of their own', () => {
    const number = objectionNumberOf(2026, 'ABCDEFGHJK');
    expect(number).toMatch(/^YY-26-ABCDEF-[A-Z]$/);
    expect(readNumber(number.toLowerCase())).toBe(number);
  });
});
