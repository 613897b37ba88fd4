import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

import { type Refusal, refuse } from '../kernel/outcome.ts';
import { base64Bytes, base64Text } from './base64.ts';
import { bytesEqual } from './bytes-equal.ts';

/** One signature under a note. */
export type SignatureLine = { readonly name: string; readonly keyId: Uint8Array; readonly signature: Uint8Array };

/** A note as it was read, before any signature was checked. The text ends with a newline. */
export type Note = { readonly text: string; readonly signatures: readonly SignatureLine[] };

/** A key that can check signature lines of its name and id. */
export type NoteVerifier = {
  readonly name: string;
  /** Four bytes. */
  readonly keyId: Uint8Array;
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean;
};

/** A key that can sign notes. */
export type NoteSigner = {
  readonly name: string;
  /** Four bytes. */
  readonly keyId: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
};

const KEY_ID_LENGTH = 4;
const DASH = '\u2014 ';

/** Most signature lines that are read; the format asks for at least 16. */
export const MOST_SIGNATURES = 64;

/** True when a key name may stand in a signature line: not empty, without Unicode spaces, control characters or plus. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\s\p{White_Space}\p{Cc}+]+$/u.test(name);
}

/** The note with one more signature line, over its text. */
export function signNote(note: Note, signer: NoteSigner): Note {
  const signature = signer.sign(utf8ToBytes(note.text));
  return { text: note.text, signatures: [...note.signatures, { name: signer.name, keyId: signer.keyId, signature }] };
}

/** The note in the form in which it is published. */
export function noteText(note: Note): string {
  const lines = note.signatures.map((line) => `${DASH}${line.name} ${base64Text(concatBytes(line.keyId, line.signature))}\n`);
  return `${note.text}\n${lines.join('')}`;
}

/**
 * Reads a note. What parses is written again by {@link noteText} character for character.
 *
 * Refused: `malformed-note` with the part that is wrong.
 *
 * @source c2sp:signed-note
 */
export function parseNote(published: string): Note | Refusal<'malformed-note'> {
  if (!published.isWellFormed()) return malformed('encoding');
  if (hasControlCharacter(published)) return malformed('control-character');
  const gap = published.lastIndexOf('\n\n');
  if (gap < 0 || !published.endsWith('\n')) return malformed('layout');
  const lines = published.slice(gap + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return malformed('too-many-signatures');
  const signatures: SignatureLine[] = [];
  for (const [at, line] of lines.entries()) {
    const signature = parseSignatureLine(line);
    if (signature === undefined) return malformed(`signature-line-${at + 1}`);
    signatures.push(signature);
  }
  return { text: published.slice(0, gap + 1), signatures };
}

function malformed(part: string): Refusal<'malformed-note'> {
  return refuse('malformed-note', { part });
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}

function parseSignatureLine(line: string): SignatureLine | undefined {
  if (!line.startsWith(DASH)) return undefined;
  const [name = '', encoded = '', ...rest] = line.slice(DASH.length).split(' ');
  const bytes = base64Bytes(encoded);
  if (rest.length > 0 || !isKeyName(name) || bytes === undefined || bytes.length <= KEY_ID_LENGTH) return undefined;
  return { name, keyId: bytes.slice(0, KEY_ID_LENGTH), signature: bytes.slice(KEY_ID_LENGTH) };
}

/** Which of the known keys signed a note. */
export type VerifiedNote = { readonly text: string; readonly signedBy: readonly NoteVerifier[] };

/**
 * Checks the signatures of known keys and ignores the others.
 *
 * Refused: `bad-signature` when a line of a known name and id does not verify, whatever the other lines are; `unsigned` when no known key signed.
 */
export function verifyNote(note: Note, known: readonly NoteVerifier[]): VerifiedNote | Refusal<'bad-signature' | 'unsigned'> {
  const message = utf8ToBytes(note.text);
  const signedBy: NoteVerifier[] = [];
  for (const line of note.signatures) {
    const key = known.find((each) => each.name === line.name && bytesEqual(each.keyId, line.keyId));
    if (key === undefined) continue;
    if (!key.verify(message, line.signature)) return refuse('bad-signature', { name: line.name });
    if (!signedBy.includes(key)) signedBy.push(key);
  }
  return signedBy.length === 0 ? refuse('unsigned', { lines: note.signatures.length }) : { text: note.text, signedBy };
}
