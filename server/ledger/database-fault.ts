import type { Facts } from '../../core/kernel/outcome.ts';

/** What can be wrong between events, values, entries, head and tiles. */
export type DatabaseFaultCode =
  /** A column is not what the ledger entry says. */
  | 'column-differs'
  /** An event has no entry, neither waiting nor entered. */
  | 'event-without-entry'
  /** An entry has no event. */
  | 'entry-without-event'
  /** An event has an entry that waits and one that was entered. */
  | 'entry-twice'
  /** The bytes of an entry are not the ones that were committed to. */
  | 'entry-differs'
  /** The bytes of an entry are no entry. */
  | 'bad-entry'
  /** The stored hash of an entry is not that of its bytes. */
  | 'leaf-hash-differs'
  /** A place in the log is skipped or taken twice. */
  | 'index-gap'
  /** A number in a stream is skipped. */
  | 'stream-gap'
  /** An entry does not continue its predecessor. */
  | 'stream-broken'
  /** An entry is older than its predecessor. */
  | 'time-reversed'
  /** An event of a later program. */
  | 'unknown-type-version'
  /** The entry commits to values that are not there. */
  | 'value-missing'
  /** A sealed value does not open. */
  | 'value-unreadable'
  /** A value is not the one that was committed to. */
  | 'value-differs'
  /** Values without an event. */
  | 'value-without-event'
  /** A stream's key is neither there nor marked as erased. */
  | 'key-missing'
  /** Head, published head and log are not of one mind. */
  | 'head-differs'
  | 'bad-checkpoint'
  | 'root-differs'
  | 'missing-file'
  | 'tile-differs'
  | 'item-version-differs'
  /** A table that is made from events says something else than they do. */
  | 'projection-differs';

/** Where a fault is: a table with row and column, or a file below the ledger folder. */
export type DatabasePlace = {
  readonly table?: string;
  readonly stream?: string;
  readonly seq?: number;
  readonly index?: string;
  readonly column?: string;
  readonly path?: string;
};

/** One fault with its exact place. */
export type DatabaseFault = DatabasePlace & { readonly code: DatabaseFaultCode; readonly because: Facts };

/** Most faults that are listed; the others are counted. */
export const mostDatabaseFaults = 100;

/** Collects faults. */
export class FaultList {
  readonly listed: DatabaseFault[] = [];
  notListed = 0;

  add(code: DatabaseFaultCode, place: DatabasePlace, because: Facts = {}): void {
    if (this.listed.length < mostDatabaseFaults) this.listed.push({ code, ...place, because });
    else this.notListed += 1;
  }
}
