import { utf8ToBytes } from '@noble/hashes/utils.js';

import { sha256Bytes } from '../kernel/hash.ts';

/** Letters that nobody mistakes for digits or each other. */
const checkLetters = 'ACDEFHJKLMNPRTUVWXY';

/**
 * Number of a case: unit code, two digits of the year, running number, check letter: `QS03-26-0042-K`.
 *
 * The number alone shows only a stage; a mistyped one is told from a wrong one by its check letter.
 */
export function caseNumberOf(unitCode: string, year: number, running: number): string {
  const body = `${unitCode}-${String(year % 100).padStart(2, '0')}-${String(running).padStart(4, '0')}`;
  return `${body}-${checkLetterOf(body)}`;
}

/** Number of an objection: `YY`, two digits of the year and six random characters with a check letter. */
export function objectionNumberOf(year: number, secretPart: string): string {
  const body = `YY-${String(year % 100).padStart(2, '0')}-${secretPart.slice(0, 6)}`;
  return `${body}-${checkLetterOf(body)}`;
}

/** Brings what people type (`qs03 26 0042 k`) into the written form; undefined when the check letter does not fit. */
export function readNumber(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .trim()
    .replace(/[\s—–_.]+/g, '-')
    .replace(/-+/g, '-');
  const match = /^([A-Z0-9]+(?:-[A-Z0-9]+)*)-([A-Z])$/.exec(plain);
  if (match === null) return undefined;
  const [, body = '', letter] = match;
  return checkLetterOf(body) === letter ? plain : undefined;
}

function checkLetterOf(body: string): string {
  const [a = 0, b = 0, c = 0] = sha256Bytes(utf8ToBytes(body));
  return checkLetters.charAt((a * 65_536 + b * 256 + c) % checkLetters.length);
}
