import { isDay } from './day.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Why a text is not a citizen identity number (公民身份号码). */
export type IdentityNumberFault = 'wrong-form' | 'no-such-birthday' | 'wrong-check-character';

/**
 * What is wrong with a citizen identity number: 18 characters, a birthday that exists, the check character; null when
 * nothing is. Whether the area was ever assigned is not looked at.
 *
 * @source gb:11643-1999
 */
export function identityNumberFault(text: string): IdentityNumberFault | null {
  if (!/^\d{17}[\dX]$/.test(text)) return 'wrong-form';
  if (!isBirthday(text.slice(6, 14))) return 'no-such-birthday';
  return text.charAt(17) === checkCharacterOf(text.slice(0, 17)) ? null : 'wrong-check-character';
}

/** The check character after the 17 digits: ISO 7064 MOD 11-2. */
export function checkCharacterOf(digits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return checkCharacters.charAt(sum % 11);
}

/** First and last character with stars between, for an error table that must not repeat the number. */
export function maskIdentityNumber(text: string): string {
  return text.length < 3 ? '*'.repeat(text.length) : `${text.charAt(0)}${'*'.repeat(text.length - 2)}${text.charAt(text.length - 1)}`;
}

/** Days of the system begin in 1992; a leap cycle of 400 years repeats the calendar, so older birthdays are moved on by one. */
function isBirthday(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  return year >= 1850 && year <= 2199 && isDay(`${year + 400}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
}
