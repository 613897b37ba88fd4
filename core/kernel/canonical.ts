import { utf8ToBytes } from '@noble/hashes/utils.js';

import { Fault } from './outcome.ts';

/** A value that has canonical bytes: JSON with safe integers only. Fractions are not allowed: money is fen, shares are pairs. */
export type Canonical = null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

/**
 * Canonical bytes of a value: RFC 8785 JSON with strings in Unicode NFC and safe integers only.
 *
 * Members whose value is undefined are left out.
 *
 * @throws Fault `not-canonical` for a number that is not a safe integer, a lone surrogate, or two keys that are one after NFC
 * @source rfc:8785
 */
export function canonicalBytes(value: Canonical): Uint8Array {
  return utf8ToBytes(canonicalText(value));
}

/** The text whose UTF-8 encoding is {@link canonicalBytes}. */
export function canonicalText(value: Canonical): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return integerText(value);
  if (typeof value === 'string') return stringText(value);
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`;
  return objectText(value);
}

function isList(value: readonly Canonical[] | object): value is readonly Canonical[] {
  return Array.isArray(value);
}

function integerText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Fault('not-canonical', { number: String(value) });
  return Object.is(value, -0) ? '0' : String(value);
}

// Printable ASCII without quote and backslash: its own NFC, and nothing to escape. Nearly all strings are of this kind.
const PLAIN = /^[ !#-[\]-~]*$/;

function stringText(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new Fault('not-canonical', { text: 'lone surrogate' });
  return JSON.stringify(value.normalize('NFC'));
}

function objectText(value: { readonly [key: string]: Canonical | undefined }): string {
  const members = new Map<string, Canonical>();
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const name = key.normalize('NFC');
    if (members.has(name)) throw new Fault('not-canonical', { key: name });
    members.set(name, member);
  }
  // RFC 8785 sorts by UTF-16 code units, which is what the default comparison of strings does.
  const keys = [...members.keys()].sort();
  return `{${keys.map((key) => `${stringText(key)}:${canonicalText(members.get(key) ?? null)}`).join(',')}}`;
}
