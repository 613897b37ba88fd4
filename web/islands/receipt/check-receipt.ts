import { isRefusal } from '../../../core/kernel/outcome.ts';
import { base64Bytes } from '../../../core/ledger/base64.ts';
import { ed25519Verifier, parseNoteKey } from '../../../core/ledger/note-key.ts';
import { type ReceiptRefusal, verifyReceipt } from '../../../core/ledger/receipt.ts';

/** What the page carries about a receipt: proof in text form, the entry's bytes in Base64, the log's public key. */
export type ShownReceipt = { readonly proof: string; readonly entryBase64: string; readonly logKey: string };

/** Result of the check: good, or the name of what is wrong. */
export type ReceiptCheck = 'good' | ReceiptRefusal | 'bad-note-key';

/** Checks a receipt without any server. The log's name is the name of its key. */
export function checkReceipt(shown: ShownReceipt): ReceiptCheck {
  const key = parseNoteKey(shown.logKey);
  if (isRefusal(key)) return 'bad-note-key';
  const entry = base64Bytes(shown.entryBase64);
  if (entry === undefined) return 'malformed';
  const result = verifyReceipt(shown.proof, entry, { log: { origin: key.name, key: ed25519Verifier(key) } });
  return isRefusal(result) ? result.refused : 'good';
}
