import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

import { sha256Bytes } from '../kernel/hash.ts';
import { Fault, type Refusal, refuse } from '../kernel/outcome.ts';
import { base64Bytes, base64Text } from './base64.ts';
import { isKeyName, type NoteSigner, type NoteVerifier } from './signed-note.ts';

const ED25519 = 0x01;
const PUBLIC_KEY_LENGTH = 32;
const SIGNATURE_LENGTH = 64;

/** The public half of a note key: a name and 32 bytes of Ed25519. */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array };

/** Checks an Ed25519 signature: (signature, message, public key). The server may pass node:crypto. */
export type Ed25519Verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

/**
 * Key id: the first four bytes of SHA-256(name, newline, type byte, public key).
 *
 * @source c2sp:signed-note
 */
export function noteKeyId(key: NoteKey): Uint8Array {
  return sha256Bytes(concatBytes(utf8ToBytes(`${key.name}\n`), Uint8Array.of(ED25519), key.publicKey)).slice(0, 4);
}

/** A verifier of one key. @throws Fault `bad-note-key` for a name or key length the format does not allow */
export function ed25519Verifier(key: NoteKey, verify: Ed25519Verify = strictVerify): NoteVerifier {
  checkKey(key);
  return {
    name: key.name,
    keyId: noteKeyId(key),
    verify: (message, signature) => signature.length === SIGNATURE_LENGTH && verify(signature, message, key.publicKey),
  };
}

// The permissive rules of ZIP-215 would accept several encodings of one signature.
function strictVerify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}

/** A signer whose signing is done elsewhere, for example by node:crypto. @throws Fault `bad-note-key` */
export function noteSigner(key: NoteKey, sign: (message: Uint8Array) => Uint8Array): NoteSigner {
  checkKey(key);
  return { name: key.name, keyId: noteKeyId(key), sign };
}

/** A signer over a 32-byte Ed25519 seed, in pure JavaScript. @throws Fault `bad-note-key` */
export function ed25519Signer(name: string, seed: Uint8Array): NoteSigner {
  return noteSigner({ name, publicKey: ed25519.getPublicKey(seed) }, (message) => ed25519.sign(message, seed));
}

/** The public key of a 32-byte Ed25519 seed. */
export function ed25519PublicKey(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed);
}

function checkKey(key: NoteKey): void {
  if (!isKeyName(key.name) || key.publicKey.length !== PUBLIC_KEY_LENGTH) {
    throw new Fault('bad-note-key', { name: key.name, bytes: key.publicKey.length });
  }
}

/** Text of a verifier key: `name+id+base64(type, key)`, as other people's tools read it. */
export function noteKeyText(key: NoteKey): string {
  const encoded = base64Text(concatBytes(Uint8Array.of(ED25519), key.publicKey));
  return `${key.name}+${bytesToHex(noteKeyId(key))}+${encoded}`;
}

/** The key of a verifier text. Refused: `bad-note-key` for anything {@link noteKeyText} would not write; the id in it is a check sum. */
export function parseNoteKey(text: string): NoteKey | Refusal<'bad-note-key'> {
  // The last part is base64 and may hold a plus itself; name and id cannot.
  const [name = '', id = ''] = text.split('+', 2);
  const bytes = base64Bytes(text.slice(name.length + id.length + 2));
  if (!isKeyName(name) || bytes === undefined || bytes.length !== 1 + PUBLIC_KEY_LENGTH) {
    return refuse('bad-note-key', { text });
  }
  const key = { name, publicKey: bytes.slice(1) };
  // Writing it again also shows another signature type or a wrong id.
  return noteKeyText(key) === text ? key : refuse('bad-note-key', { text });
}
