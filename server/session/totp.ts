import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';

import type { Instant } from '../../core/kernel/instant.ts';

const stepSeconds = 30;

/** The time step of a moment. */
export function stepAt(at: Instant): number {
  return Math.floor(at / 1000 / stepSeconds);
}

/** A fresh secret, 160 bits in base 32 (RFC 6238 with SHA-1, six digits, 30 seconds: what every authenticator app reads). */
export function newTotpSecret(): string {
  return generateSecret();
}

/** The address that an authenticator app scans. */
export function totpAddress(secret: string, about: { readonly county: string; readonly login: string }): string {
  return generateURI({ issuer: about.county, label: about.login, secret });
}

/** The code of the moment; shown in the demo on loopback only. */
export function totpCode(secret: string, at: Instant): string {
  return generateSync({ secret, epoch: Math.floor(at / 1000) });
}

/**
 * The time step of a right code, or undefined. Codes of the step before and after are taken; a step used before is not.
 *
 * @source rfc:6238
 */
export function acceptedStep(secret: string, code: string, about: { readonly at: Instant; readonly lastStep: number }): number | undefined {
  const digits = code.normalize('NFKC').replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const epoch = Math.floor(about.at / 1000);
  const answer = verifySync({ secret, token: digits, epoch, epochTolerance: stepSeconds });
  if (!answer.valid) return undefined;
  const step = Math.floor(epoch / stepSeconds) + answer.delta;
  return step > about.lastStep ? step : undefined;
}
