import { hash, verify } from '@node-rs/argon2';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';

/** Argon2id with 19 MiB and 2 passes (OWASP Password Storage, second setting): a village server has little memory. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const shortest = 10;
/** The hundred that are tried first; a longer list is a setting. */
const tooCommon: ReadonlySet<string> = new Set([
  '1234567890',
  '0123456789',
  '1111111111',
  '0000000000',
  'qwertyuiop',
  'password12',
  'password123',
  '1q2w3e4r5t',
  'abcdefghij',
  'abc1234567',
  'qwerty12345',
  'iloveyou12',
  'a123456789',
  '123456789a',
  'woaini1314',
  '5201314520',
  'woaini520520',
  '1qaz2wsx3edc',
  'zxcvbnm123',
  'asdfghjkl1',
  'admin12345',
  'adminadmin',
  'administrator',
  'welcome123',
  'letmein123',
  '88888888888',
  '66666666666',
  '12345678910',
  '147258369a',
  '1234567891',
]);

/** Hash of a password, PHC text form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

/** True when the password is the one that was hashed. */
export function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'));
}

let decoy: Promise<string> | undefined;

/** Spends the time of a check on an account that does not exist, so that both cases take as long. */
export async function checkAgainstNobody(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password');
  await isPassword(await decoy, password);
  return false;
}

/**
 * Refuses passwords that are guessed first: under 10 characters, common ones, or the login itself.
 *
 * @source gb:22239-2019
 */
export function checkNewPassword(password: string, login: string): Refusal<'password-too-weak'> | undefined {
  const plain = password.normalize('NFKC');
  if ([...plain].length < shortest) return refuse('password-too-weak', { reason: 'short', least: shortest });
  if (tooCommon.has(plain.toLowerCase()) || new Set(plain).size < 4) return refuse('password-too-weak', { reason: 'common' });
  if (plain.toLowerCase().includes(login.toLowerCase())) return refuse('password-too-weak', { reason: 'login' });
  return undefined;
}
