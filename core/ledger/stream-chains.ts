import type { LedgerEntry } from './entry.ts';
import type { LogFault } from './log-fault.ts';

/** Where an entry stands, for naming it. */
export type EntryPlace = { readonly path: string; readonly index: number };

type Last = { readonly seq: number; readonly hash: string; readonly at: number; readonly index: number; readonly part: number };

/** Follows every stream of a log: numbers from 1 without gaps, each entry naming its predecessor's hash, time never going back. */
export class StreamChains {
  readonly #last = new Map<string, Last>();
  #part = 0;

  /** Number of streams seen. */
  get count(): number {
    return this.#last.size;
  }

  /** Says that entries are missing here: the next entry of each stream is taken as it is, instead of blaming it for what is missing before it. */
  interrupt(): void {
    this.#part += 1;
  }

  /** Takes the next entry of the log; answers what is wrong with its place in its stream. */
  follow(entry: LedgerEntry, hash: string, place: EntryPlace): readonly LogFault[] {
    const key = `${entry.streamKind}/${entry.streamId}`;
    const last = this.#last.get(key);
    this.#last.set(key, { seq: entry.seq, hash, at: entry.at, index: place.index, part: this.#part });
    const unknown = (last?.part ?? 0) < this.#part;
    return unknown ? [] : faultsAfter(last, entry, place);
  }
}

function faultsAfter(last: Last | undefined, entry: LedgerEntry, place: EntryPlace): readonly LogFault[] {
  const stream = { streamKind: entry.streamKind, streamId: entry.streamId };
  const expected = (last?.seq ?? 0) + 1;
  const faults: LogFault[] = [];
  if (entry.seq !== expected) {
    faults.push({ code: 'stream-gap', ...place, field: 'seq', because: { ...stream, expected, found: entry.seq } });
  }
  if (entry.previous !== (last?.hash ?? null)) {
    const because = { ...stream, expected: last?.hash ?? null, found: entry.previous, predecessor: last?.index ?? null };
    faults.push({ code: 'stream-broken', ...place, field: 'previous', because });
  }
  if (last !== undefined && entry.at < last.at) {
    faults.push({ code: 'time-reversed', ...place, field: 'at', because: { ...stream, before: last.at, found: entry.at } });
  }
  return faults;
}
