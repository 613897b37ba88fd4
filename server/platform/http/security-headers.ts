import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

import { readingSheet, styleSheet } from '../../../web/ui/style/style-sheet.ts';

const styleHashes = [styleSheet, readingSheet].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');

/**
 * The wall around every answer, errors included. Scripts come from files of our own only, the style sheets by their hashes.
 *
 * @source owasp:asvs-5#3.4
 */
const contentPolicy = [
  "default-src 'none'",
  `style-src ${styleHashes}`,
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * The wall of the console: as that of pages, but its library of components makes style sheets and writes into them while it runs. They carry the
 * page's nonce; styles without it do nothing, and scripts come from files of our own only.
 */
export function setConsolePolicy(reply: FastifyReply, nonce: string): void {
  const policy = [
    "default-src 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "script-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  void reply.header('content-security-policy', policy.join('; '));
}

/**
 * The wall of a page that is only looked at, in a frame of our own console: the style of pages by its hash, pictures of its own, and nothing else;
 * `sandbox` takes scripts, forms and its origin from it.
 */
export function setPreviewPolicy(reply: FastifyReply): void {
  const policy = [
    "default-src 'none'",
    `style-src ${styleHashes}`,
    'img-src data:',
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox',
  ];
  void reply.headers({ 'content-security-policy': policy.join('; '), 'x-frame-options': 'SAMEORIGIN' });
}

/** Sets the headers of the wall; `secure` when the site is served over TLS. */
export function setSecurityHeaders(reply: FastifyReply, secure: boolean): void {
  reply.headers({
    'content-security-policy': contentPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  });
}
