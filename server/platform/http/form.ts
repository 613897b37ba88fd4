import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import { refuse, type Refusal } from '../../../core/kernel/outcome.ts';

const mostFields = 300;
const mostNameLength = 100;

/**
 * Reads `application/x-www-form-urlencoded` strictly. Undefined for broken percent-encoding, NUL, too many fields, a single field twice.
 */
export function parseForm(text: string): Record<string, string | string[]> | undefined {
  const pairs = text === '' ? [] : text.split('&');
  if (pairs.length > mostFields) return undefined;
  const fields = new Map<string, string[]>();
  for (const pair of pairs) {
    const [name, value] = splitOnce(pair).map(decode);
    if (name === undefined || value === undefined || !isName(name) || value.includes('\0')) return undefined;
    const before = fields.get(name);
    if (before !== undefined && !name.endsWith('[]')) return undefined;
    fields.set(name, [...(before ?? []), value]);
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, name.endsWith('[]') ? values : (values[0] ?? '')]));
}

function isName(name: string): boolean {
  return name !== '' && name.length <= mostNameLength && !name.includes('\0') && name !== '__proto__';
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

function splitOnce(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

/** The hidden fields of every form (`HiddenFields` of web/ui), to be spread into a route's `z.strictObject`. */
export const hiddenFields = {
  csrf: z.string().max(100).optional(),
  key: z.string().max(100).optional(),
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
} as const;

/** What makes a repeated submission have one effect: see server/casework/idempotency.ts. */
export type Submission = { readonly commandId: string; readonly owner: string; readonly bodyHash: string };

/**
 * Key and body hash of a submission, from the hidden field `key` or the header `Idempotency-Key`.
 *
 * The hash covers the path and all fields but `csrf` and `key`. Refused: `bad-key`.
 */
export function submissionOf(request: FastifyRequest): Submission | Refusal<'bad-key'> {
  const body = bodyOf(request);
  const header = request.headers['idempotency-key'];
  const key = typeof body['key'] === 'string' && body['key'] !== '' ? body['key'] : header;
  if (typeof key !== 'string' || !/^[A-Za-z0-9_-]{22,64}$/.test(key)) return refuse('bad-key');
  const path = request.url.split('?')[0] ?? '';
  const told = Object.entries(body).filter(([name]) => name !== 'csrf' && name !== 'key');
  const bodyHash = createHash('sha256')
    .update(`${path}\n${stableText(Object.fromEntries(told))}`)
    .digest('hex');
  return { commandId: key, owner: request.signedIn?.person ?? 'citizen', bodyHash };
}

/** The body as a record; empty when there is none. */
export function bodyOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  const { body } = request;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Readonly<Record<string, unknown>>) : {};
}

/** JSON with sorted names, so that equal contents give equal text. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** All fields of a form but secrets and the anti-forgery token, in order, to be sent once more as they are. */
export function sentFields(request: FastifyRequest): readonly { readonly name: string; readonly value: string }[] {
  const left = new Set(['csrf', 'password', 'again', 'code']);
  return Object.entries(bodyOf(request)).flatMap(([name, value]) =>
    left.has(name) ? [] : [value].flat().flatMap((one) => (typeof one === 'string' ? [{ name, value: one }] : [])),
  );
}

/** What was typed, for giving a form back: lists joined by spaces, hidden fields and passwords left out. */
export function typedValues(request: FastifyRequest): Readonly<Record<string, string>> {
  const hidden = new Set(['csrf', 'key', 'version', 'password', 'again', 'code']);
  return Object.fromEntries(
    Object.entries(bodyOf(request)).flatMap(([name, value]) => {
      if (hidden.has(name)) return [];
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.filter((one) => typeof one === 'string').join(' ')]] : [];
    }),
  );
}
