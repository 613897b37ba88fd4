import type { Facts } from '../kernel/outcome.ts';

/** What can be wrong with a stored log. */
export type LogFaultCode =
  /** A file that the checkpoint's size demands is not there. */
  | 'missing-file'
  /** The checkpoint cannot be read or is not signed as it must be; the reason is in the facts. */
  | 'bad-checkpoint'
  /** The checkpoint is well signed, but entries and tiles give another root. */
  | 'root-differs'
  /** A hash tile has the wrong length. */
  | 'bad-tile'
  /** A hash in a tile is not the one its leaves give. */
  | 'tile-differs'
  /** A bundle cannot be cut into entries. */
  | 'bad-entry-bundle'
  /** An entry is not the one that was signed. */
  | 'entry-differs'
  /** An entry's bytes are not a ledger entry; the field is named. */
  | 'bad-entry'
  /** A stream skips or repeats a number. */
  | 'stream-gap'
  /** An entry does not name the hash of its predecessor in the stream. */
  | 'stream-broken'
  /** An entry is older than its predecessor in the stream. */
  | 'time-reversed'
  /** An earlier checkpoint cannot be read or is not signed as it must be. */
  | 'bad-earlier-checkpoint'
  /** The log is shorter than it was. */
  | 'log-shrunk'
  /** The log's beginning is not what was signed earlier. */
  | 'history-differs';

/** One fault and its exact place. */
export type LogFault = {
  readonly code: LogFaultCode;
  /** File below the log's prefix; for an earlier checkpoint `earlier/<its number from 0>`. */
  readonly path: string;
  /** Index of the entry in the log. */
  readonly index?: number;
  /** Member of the entry, or part of the file. */
  readonly field?: string;
  readonly because: Facts;
};
