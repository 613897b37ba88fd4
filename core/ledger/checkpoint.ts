import { Fault, isRefusal, type Refusal, refuse } from '../kernel/outcome.ts';
import { base64Bytes, base64Text } from './base64.ts';
import { decimalNumber } from './decimal.ts';
import { noteText, type NoteSigner, type NoteVerifier, parseNote, signNote, verifyNote } from './signed-note.ts';
import { HASH_LENGTH } from './tree.ts';

/** What a log signs: the root of its tree at a size. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/** A checkpoint whose signatures were checked, and the names of the known keys that signed it. */
export type SignedCheckpoint = Checkpoint & { readonly signedBy: readonly string[] };

/** Why a checkpoint was not believed. */
export type CheckpointRefusal = 'malformed-note' | 'malformed-checkpoint' | 'bad-signature' | 'unsigned' | 'wrong-origin';

/**
 * The three lines that are signed.
 *
 * @source c2sp:tlog-checkpoint
 * @throws Fault `bad-checkpoint` for an origin with line breaks, a size above 2^53 - 1 or a root that is not 32 bytes long
 */
export function checkpointText(checkpoint: Checkpoint): string {
  const text = `${checkpoint.origin}\n${checkpoint.size}\n${base64Text(checkpoint.root)}\n`;
  if (isRefusal(parseCheckpointText(text))) throw new Fault('bad-checkpoint', { origin: checkpoint.origin, size: checkpoint.size });
  return text;
}

/** Refused: `malformed-checkpoint` for anything but origin, size and root, each on a line. Extension lines are not read: nobody can audit them. */
export function parseCheckpointText(text: string): Checkpoint | Refusal<'malformed-checkpoint'> {
  const [origin = '', sizeText = '', rootText = '', end, ...rest] = text.split('\n');
  if (end !== '' || rest.length > 0) return refuse('malformed-checkpoint', { part: 'layout' });
  if (origin === '' || !origin.isWellFormed() || /\p{Cc}/u.test(origin)) return refuse('malformed-checkpoint', { part: 'origin' });
  const size = decimalNumber(sizeText);
  if (size === undefined) return refuse('malformed-checkpoint', { part: 'size' });
  const root = base64Bytes(rootText);
  if (root === undefined || root.length !== HASH_LENGTH) return refuse('malformed-checkpoint', { part: 'root' });
  return { origin, size, root };
}

/** A checkpoint with one signature, as it is published. The signer's name should be the origin. @throws Fault `bad-checkpoint` */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  return noteText(signNote({ text: checkpointText(checkpoint), signatures: [] }, signer));
}

/** Reads a published checkpoint without checking who signed it: for its size and root only, never as evidence. */
export function readCheckpoint(published: string): Checkpoint | Refusal<'malformed-note' | 'malformed-checkpoint'> {
  const note = parseNote(published);
  return isRefusal(note) ? note : parseCheckpointText(note.text);
}

/** Whose checkpoints are believed: the log's own key, and witnesses whose lines are checked as well when they are there. */
export type TrustedLog = { readonly origin: string; readonly key: NoteVerifier; readonly witnesses?: readonly NoteVerifier[] };

/**
 * Reads a published checkpoint of one log. The log's own key must have signed it, and no known key may fail.
 *
 * Refused: the first of {@link CheckpointRefusal} that applies.
 */
export function openCheckpoint(published: string, log: TrustedLog): SignedCheckpoint | Refusal<CheckpointRefusal> {
  const note = parseNote(published);
  if (isRefusal(note)) return note;
  const checkpoint = parseCheckpointText(note.text);
  if (isRefusal(checkpoint)) return checkpoint;
  if (checkpoint.origin !== log.origin) return refuse('wrong-origin', { expected: log.origin, found: checkpoint.origin });
  const verified = verifyNote(note, [log.key, ...(log.witnesses ?? [])]);
  if (isRefusal(verified)) return verified;
  if (!verified.signedBy.includes(log.key)) return refuse('unsigned', { lines: note.signatures.length });
  return { ...checkpoint, signedBy: verified.signedBy.map((key) => key.name) };
}
