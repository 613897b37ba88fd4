import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bytesToHex } from '@noble/hashes/utils.js';

import { isRefusal } from '../kernel/outcome.ts';
import { inventedEntry } from '../../testkit/ledger/invented-log.ts';
import { commitmentOf, opensCommitment } from './commitment.ts';
import { ENTRY_ALGORITHMS, ENTRY_KINDS, type LedgerEntry, namesItem } from './entry.ts';
import { decodeEntry, encodeEntry, entryHash } from './entry-bytes.ts';
import { pureHasher } from './tree.ts';

const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytesToHex);
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) => `n${text.replace(/\p{Cc}/gu, '').normalize('NFC')}`.normalize('NFC'));

/** Drops members that are undefined, as canonical bytes do. */
function present<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value;
}

const entry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    kind: fc.constantFrom(...ENTRY_KINDS),
    at: fc.maxSafeNat(),
    streamKind: word,
    streamId: name,
    seq: fc.integer({ min: 1, max: 3 }),
    hash: hex,
    type: word,
    item: name,
    version: hex,
    named: fc.boolean(),
    step: fc.option(name, { nil: undefined }),
    post: fc.option(name, { nil: undefined }),
    unit: fc.option(name, { nil: undefined }),
    actor: fc.option(hex),
    principal: fc.option(hex, { nil: undefined }),
    command: fc.option(hex, { nil: undefined }),
    fields: fc.uniqueArray(fc.record({ name, commitment: hex }), { selector: (field) => field.name, maxLength: 5 }),
    build: name,
    payloadHash: hex,
  })
  .map(({ hash, named, item, version, ...rest }) => {
    const withItem = named || namesItem(rest.kind) ? { item, version } : {};
    const previous = rest.seq === 1 ? null : hash;
    return present({ ...rest, ...withItem, previous, algorithms: ENTRY_ALGORITHMS }) as LedgerEntry;
  });

describe('ledger entry', () => {
  it('is the same after encoding and decoding', () => {
    fc.assert(
      fc.property(entry, (value) => {
        const bytes = encodeEntry(value);
        expect(decodeEntry(bytes)).toEqual(value);
        expect(bytes[0]).toBe(1);
      }),
    );
  });

  it('has one encoding only: what decodes is encoded to the same bytes, after any change of one byte', () => {
    const bytes = encodeEntry(inventedEntry(3, null));
    let decoded = 0;
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const changed = bytes.with(at, byte);
        const found = decodeEntry(changed);
        if (isRefusal(found)) return;
        decoded += 1;
        expect(encodeEntry(found)).toEqual(changed);
      }),
      { numRuns: 2_000 },
    );
    expect(decoded).toBeGreaterThan(20);
  });

  it('is known by its leaf hash', () => {
    const bytes = encodeEntry(inventedEntry(3, null));
    expect(entryHash(bytes)).toBe(bytesToHex(pureHasher.leaf(bytes)));
  });

  const good = inventedEntry(0, null);
  const text = new TextDecoder().decode(encodeEntry(good).subarray(1));
  const bytesOf = (version: number, body: string) => Uint8Array.of(version, ...new TextEncoder().encode(body));

  it.each([
    ['version', bytesOf(2, text)],
    ['version', new Uint8Array()],
    ['encoding', Uint8Array.of(1, 0xff)],
    ['encoding', bytesOf(1, `${text}x`)],
    ['encoding', bytesOf(1, '[]')],
    ['encoding', bytesOf(1, 'null')],
    ['encoding', bytesOf(1, `\ufeff${text}`)],
    ['canonical', bytesOf(1, text.replace('{', '{ '))],
    ['canonical', bytesOf(1, text.replace('"clerk"', '"\\u0063lerk"'))],
    ['canonical', bytesOf(1, text.replace('"clerk"', '"cle\u0301rk"'))],
    ['extra', bytesOf(1, text.replace(/}$/, ',"extra":1}'))],
    ['__proto__', bytesOf(1, text.replace('{', '{"__proto__":1,'))],
    ['seq', bytesOf(1, text.replace('"seq":1', '"seq":1.5'))],
    ['previous', bytesOf(1, text.replace('"seq":1', '"seq":2'))],
    ['actor', bytesOf(1, text.replace('"actor":"', '"actor":"A'))],
    ['version', bytesOf(1, text.replace(/,"version":"[0-9a-f]*"/, ''))],
    ['kind', bytesOf(1, text.replace('"kind":"act"', '"kind":"acts"'))],
    ['algorithms', bytesOf(1, text.replace('sha-256', 'sha-1'))],
    ['fields', bytesOf(1, text.replace('"fields":[', '"fields":[{"commitment":"","name":"a"},'))],
  ])('is refused with field %s', (field, bytes) => {
    expect(decodeEntry(bytes)).toEqual({ refused: 'bad-entry', because: { field } });
  });

  it('is not encoded when a member is wrong', () => {
    expect(() => encodeEntry({ ...good, seq: 0 })).toThrow('"field":"seq"');
    expect(() => encodeEntry({ ...good, fields: [...good.fields, ...good.fields] })).toThrow('"field":"fields"');
    const many = Array.from({ length: 800 }, (_, at) => ({ name: `f${at}`, commitment: good.payloadHash }));
    expect(() => encodeEntry({ ...good, fields: many })).toThrow('entry-too-long');
  });
});

describe('commitment', () => {
  const salt = new Uint8Array(32).fill(5);
  const opening = { label: 'phone', salt, value: '00000000000' };

  it('has the documented bytes', () => {
    // SHA-256 over 00000015 "mingquan/commitment/1" 00000001 "a" 00000020 (32 zero bytes) 00000004 "null", computed elsewhere.
    const value = commitmentOf({ label: 'a', salt: new Uint8Array(32), value: null });
    expect(value).toBe('8e6f9199f5139a849484008c8ed8cb0fa1e99000845b495718d2a5518bd2db84');
  });

  it('is opened by its own value, salt and label only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, label) => {
        const made = commitmentOf(opening);
        expect(opensCommitment(made, opening)).toBe(true);
        expect(opensCommitment(made, { ...opening, value })).toBe(value === opening.value);
        expect(opensCommitment(made, { ...opening, label })).toBe(label === opening.label);
        expect(opensCommitment(made, { ...opening, salt: salt.with(31, 6) })).toBe(false);
        expect(opensCommitment(made, { ...opening, salt: salt.slice(1) })).toBe(false);
      }),
    );
  });

  it('keeps label and value apart', () => {
    const moved = { label: 'phone\u0000', salt, value: '0000000000' };
    expect(commitmentOf(moved)).not.toBe(commitmentOf(opening));
    expect(() => commitmentOf({ ...opening, salt: new Uint8Array(31) })).toThrow('bad-salt');
  });
});
