import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

import { type NoteKey, noteKeyText, noteSigner } from '../../core/ledger/note-key.ts';
import type { NoteSigner } from '../../core/ledger/signed-note.ts';

/** PKCS #8 wrapping of a 32-byte Ed25519 seed (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

function privateKeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
}

/** The log's key: its name is the origin. */
export function logKeyOf(origin: string, seed: Uint8Array): NoteKey {
  const spki = createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' });
  return { name: origin, publicKey: new Uint8Array(spki.subarray(spki.length - 32)) };
}

/** Text of the log's verifier key, as served at `/log.vkey`. */
export function logKeyText(origin: string, seed: Uint8Array): string {
  return noteKeyText(logKeyOf(origin, seed));
}

/** Signs checkpoints with the platform's Ed25519. */
export function logSigner(origin: string, seed: Uint8Array): NoteSigner {
  const key = privateKeyOf(seed);
  return noteSigner(logKeyOf(origin, seed), (message) => new Uint8Array(sign(null, message, key)));
}
