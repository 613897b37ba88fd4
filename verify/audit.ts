import { isRefusal, type Refusal, refuse } from '../core/kernel/outcome.ts';
import { ed25519Verifier, parseNoteKey } from '../core/ledger/note-key.ts';
import { treeHasher } from '../core/ledger/tree.ts';
import { utf8Text } from '../core/ledger/utf8.ts';
import { checkWholeLog, type LogSource, type WholeLogReport } from '../core/ledger/whole-log.ts';
import { type DirectorySource, openSource, type UrlSource } from './log-source.ts';
import { nativeSha256 } from './native-hash.ts';

/** What an auditor brings along. */
export type AuditOptions = {
  /** Text of the log's verifier key, `name+id+base64`. Without it the log's own `log.vkey` is believed, which shows consistency but not whose log it is. */
  readonly verifierKey?: string;
  /** Checkpoints seen before, as published. */
  readonly earlierCheckpoints?: readonly string[];
  /** Called after each bundle: entries read, size of the log. */
  readonly progress?: (entries: number, size: number) => void;
};

/** The result of an audit; `sound` when there are no faults. */
export type AuditReport = WholeLogReport & { readonly sound: boolean; readonly verifierKey: string; readonly keyFrom: 'caller' | 'log' };

/** File of the verifier key in an exported log; one line. */
export const KEY_FILE = 'log.vkey';

/**
 * Audits an exported or served log, trusting nothing in it but the key.
 *
 * Refused: `no-key` when neither the caller nor the log gives a key, `bad-note-key` when it cannot be read.
 *
 * @throws Fault `log-unreadable`
 */
export async function auditLog(
  source: DirectorySource | UrlSource,
  options: AuditOptions = {},
): Promise<AuditReport | Refusal<'no-key' | 'bad-note-key'>> {
  const files = openSource(source);
  const given = options.verifierKey?.trim();
  const verifierKey = given ?? (await keyInLog(files));
  if (verifierKey === undefined) return refuse('no-key', { path: KEY_FILE });
  const key = parseNoteKey(verifierKey);
  if (isRefusal(key)) return given === undefined ? refuse('bad-note-key', { path: KEY_FILE }) : key;
  const report = await checkWholeLog(files, {
    log: { origin: key.name, key: ed25519Verifier(key) },
    earlier: options.earlierCheckpoints ?? [],
    hasher: treeHasher(nativeSha256),
    ...(options.progress === undefined ? {} : { progress: options.progress }),
  });
  const sound = report.faults.length === 0 && report.faultsNotListed === 0;
  return { ...report, sound, verifierKey, keyFrom: given === undefined ? 'log' : 'caller' };
}

async function keyInLog(files: LogSource): Promise<string | undefined> {
  const bytes = await files.read(KEY_FILE);
  if (bytes === undefined) return undefined;
  const text = utf8Text(bytes) ?? '';
  // Exactly one newline at the end may be dropped: trimming would hide changed bytes.
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}
