import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isRefusal } from '../kernel/outcome.ts';
import { base64Bytes, base64Text } from './base64.ts';
import { openCheckpoint, parseCheckpointText, readCheckpoint, signCheckpoint } from './checkpoint.ts';
import { ed25519PublicKey, ed25519Signer, ed25519Verifier, noteKeyText, noteSigner, parseNoteKey } from './note-key.ts';
import { type Note, noteText, parseNote, signNote, verifyNote } from './signed-note.ts';

const seed = new Uint8Array(32).fill(3);
const origin = 'qingxi.example/ledger/1';
const signer = ed25519Signer(origin, seed);
const key = ed25519Verifier({ name: origin, publicKey: ed25519PublicKey(seed) });
const root = new Uint8Array(32).fill(9);
const published = signCheckpoint({ origin, size: 12, root }, signer);
const log = { origin, key };

function other(at: number): ReturnType<typeof ed25519Signer> {
  return ed25519Signer(`witness${at}.example`, new Uint8Array(32).fill(100 + at));
}

function noteOf(text: string): Note {
  const note = parseNote(text);
  if (isRefusal(note)) throw new Error(note.refused);
  return note;
}

describe('signed note', () => {
  it('of the specification parses to itself', () => {
    const text =
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
      '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
    expect(noteText(noteOf(text))).toBe(text);
    expect(noteOf(text).text.endsWith('sera.\n')).toBe(true);
  });

  it('parses to itself whatever it says, and what parses is written the same', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/\p{Cc}/gu, ''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 20 }), (lines, count) => {
        let note: Note = { text: `${lines.join('\n')}\n`, signatures: [] };
        for (let at = 0; at < count; at += 1) {
          const keyId = Uint8Array.of(at, 1, 2, 3);
          note = signNote(note, { name: `k${at}`, keyId, sign: () => new Uint8Array(64).fill(at) });
        }
        expect(parseNote(noteText(note))).toEqual(note);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\n\n', '— k AAAAAAA=', '— ', 'k', ' ', '\t', '+'), { maxLength: 9 }), (parts) => {
        const note = parseNote(parts.join(''));
        if (!isRefusal(note)) expect(noteText(note)).toBe(parts.join(''));
      }),
    );
  });

  it('ignores lines of unknown keys and reads sixteen and more', () => {
    let note = noteOf(published);
    for (let at = 0; at < 16; at += 1) note = signNote(note, other(at));
    expect(verifyNote(noteOf(noteText(note)), [key])).toMatchObject({ signedBy: [key] });
    const sameNameOtherKey = { ...other(1), name: origin };
    expect(verifyNote(signNote(noteOf(published), sameNameOtherKey), [key])).toMatchObject({ signedBy: [key] });
  });

  it('is refused as a whole when the line of a known key fails, even beside a good one', () => {
    const note = noteOf(published);
    const forged = { ...signer, sign: () => new Uint8Array(64) };
    expect(verifyNote(signNote(note, forged), [key])).toMatchObject({ refused: 'bad-signature' });
    const short = { ...signer, sign: () => new Uint8Array(63) };
    expect(verifyNote(signNote(note, short), [key])).toMatchObject({ refused: 'bad-signature' });
  });

  it('is refused when nobody known signed it', () => {
    expect(verifyNote(signNote({ text: 'a\n', signatures: [] }, other(1)), [key])).toMatchObject({ refused: 'unsigned' });
  });

  it.each([
    ['no blank line', 'a\nb\n'],
    ['no signature', 'a\n\n'],
    ['no last newline', published.slice(0, -1)],
    ['carriage returns', published.replaceAll('\n', '\r\n')],
    ['a tab', published.replace('12', '\t12')],
    ['a plus in the name', published.replace('— qing', '— qi+ng')],
    ['two spaces', published.replace('— ', '—  ')],
    ['a hyphen for the dash', published.replace('— ', '- ')],
    ['base64 without padding', published.replace('=\n', '\n').replace('=\n', '\n').replace(/=*\n$/, '\n')],
    ['something after the signatures', `${published}x\n`],
    ['a lone surrogate', published.replace('12', '\ud800')],
  ])('with %s is malformed', (_, text) => {
    expect(text).not.toBe(published);
    expect(parseNote(text)).toMatchObject({ refused: 'malformed-note' });
  });
});

describe('checkpoint', () => {
  it('is opened with the key of its log, and says what was signed', () => {
    expect(openCheckpoint(published, log)).toEqual({ origin, size: 12, root, signedBy: [origin] });
    expect(readCheckpoint(published)).toEqual({ origin, size: 12, root });
  });

  it('is refused after any change of one bit', () => {
    const bytes = new TextEncoder().encode(published);
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = bytes.slice();
      changed[Math.floor(bit / 8)] = (changed[Math.floor(bit / 8)] ?? 0) ^ (1 << (bit % 8));
      let text: string;
      try {
        text = decoder.decode(changed);
      } catch {
        continue;
      }
      expect(isRefusal(openCheckpoint(text, log)), `bit ${bit}`).toBe(true);
    }
  });

  it.each([
    ['a leading zero', `${origin}\n012\n${base64Text(root)}\n`],
    ['a plus sign', `${origin}\n+12\n${base64Text(root)}\n`],
    ['a size of 2^53', `${origin}\n9007199254740992\n${base64Text(root)}\n`],
    ['a short root', `${origin}\n12\n${base64Text(root.slice(1))}\n`],
    ['an extension line', `${origin}\n12\n${base64Text(root)}\nmore\n`],
    ['no origin', `\n12\n${base64Text(root)}\n`],
    ['no root', `${origin}\n12\n`],
  ])('with %s is malformed', (_, text) => {
    expect(parseCheckpointText(text)).toMatchObject({ refused: 'malformed-checkpoint' });
  });

  it('of another log, or signed by a witness only, is refused', () => {
    expect(openCheckpoint(published, { ...log, origin: 'elsewhere' })).toMatchObject({ refused: 'wrong-origin' });
    const witnessed = signCheckpoint({ origin, size: 12, root }, other(1));
    const witness = ed25519Verifier({ name: 'witness1.example', publicKey: ed25519PublicKey(new Uint8Array(32).fill(101)) });
    expect(openCheckpoint(witnessed, { ...log, witnesses: [witness] })).toMatchObject({ refused: 'unsigned' });
  });

  it('is not made of what would not parse', () => {
    expect(() => signCheckpoint({ origin: 'a\nb', size: 1, root }, signer)).toThrow('bad-checkpoint');
    expect(() => signCheckpoint({ origin, size: -1, root }, signer)).toThrow('bad-checkpoint');
  });

  it('signed by node:crypto is the same text', () => {
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    const publicKey = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32));
    const native = noteSigner({ name: origin, publicKey }, (message) => new Uint8Array(sign(null, message, privateKey)));
    expect(signCheckpoint({ origin, size: 12, root }, native)).toBe(published);
  });
});

describe('note key', () => {
  it('has the id and text that other tools give it', () => {
    // From the documentation of golang.org/x/mod/sumdb/note.
    const text = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const found = parseNoteKey(text);
    expect(found).toMatchObject({ name: 'PeterNeumann' });
    if (!isRefusal(found)) expect(noteKeyText(found)).toBe(text);
  });

  it('is refused after any change of one character', () => {
    const text = noteKeyText({ name: origin, publicKey: ed25519PublicKey(seed) });
    const changed = [...text].flatMap((old, at) =>
      [...'aA0+/= '].filter((letter) => letter !== old).map((letter) => text.slice(0, at) + letter + text.slice(at + 1)),
    );
    expect(changed.length).toBeGreaterThan(text.length);
    expect(changed.filter((one) => !isRefusal(parseNoteKey(one)))).toEqual([]);
  });
});

describe('base64', () => {
  it('agrees with the encoder of Node and reads nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(base64Text(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(base64Bytes(base64Text(bytes))).toEqual(bytes);
      }),
    );
    for (const text of ['A', 'AA', 'AAA', 'AB==', 'AAB=', 'A===', '====', 'AA=A', 'AA-_', 'AAAA\n', ' AAA', 'AA==AAAA']) {
      expect(base64Bytes(text), text).toBeUndefined();
    }
  });
});
