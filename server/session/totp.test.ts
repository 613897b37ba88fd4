import { expect, test } from 'vitest';

import { acceptedStep, newTotpSecret, stepAt, totpAddress, totpCode } from './totp.ts';

/** `12345678901234567890` in base 32: the secret of RFC 6238, appendix B. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
])('at second %i the code is that of RFC 6238: %s', (second, code) => {
  expect(totpCode(secret, second * 1000)).toBe(code);
  expect(acceptedStep(secret, code, { at: second * 1000, lastStep: 0 })).toBe(Math.floor(second / 30));
});

test('codes of the step before and after are taken, others are not', () => {
  const at = 1_700_000_000_000;
  const taken = [-2, -1, 0, 1, 2].map((steps) => acceptedStep(secret, totpCode(secret, at + steps * 30_000), { at, lastStep: 0 }));
  const now = stepAt(at);
  expect(taken).toEqual([undefined, now - 1, now, now + 1, undefined]);
});

test('a step that was used, and every earlier one, is not taken again', () => {
  const at = 1_700_000_000_000;
  const code = totpCode(secret, at);
  expect(acceptedStep(secret, code, { at, lastStep: stepAt(at) - 1 })).toBe(stepAt(at));
  expect(acceptedStep(secret, code, { at, lastStep: stepAt(at) })).toBeUndefined();
  expect(acceptedStep(secret, totpCode(secret, at - 30_000), { at, lastStep: stepAt(at) })).toBeUndefined();
});

test('digits may be typed with spaces or in full width; anything else is no code', () => {
  const at = 1_700_000_000_000;
  const code = totpCode(secret, at);
  const wide = [...code].map((digit) => String.fromCodePoint(Number(digit) + 0xff10)).join('');
  for (const typed of [`${code.slice(0, 3)} ${code.slice(3)}`, wide])
    expect(acceptedStep(secret, typed, { at, lastStep: 0 })).toBe(stepAt(at));
  for (const typed of ['', '12345', `${code}0`, 'abcdef', "' or 1=1"])
    expect(acceptedStep(secret, typed, { at, lastStep: 0 })).toBeUndefined();
});

test('a fresh secret has 160 bits and its address names county and login', () => {
  const fresh = newTotpSecret();
  expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(fresh);
  const address = new URL(totpAddress(fresh, { county: '溪口县', login: 'clerk' }));
  expect([address.protocol, address.searchParams.get('secret'), address.searchParams.get('issuer')]).toEqual(['otpauth:', fresh, '溪口县']);
});
