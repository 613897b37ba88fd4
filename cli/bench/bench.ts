import type { Console } from '../command.ts';
import type { Figure } from './figure.ts';

/** What a bench is asked. Absent numbers mean the full size. */
export type BenchOrder = {
  readonly console: Console;
  readonly signal: AbortSignal;
  /** A line of progress on the error stream. */
  readonly tell: (line: string) => void;
  /** Serve from here instead of from a county of its own. */
  readonly url: string | undefined;
  /** Folder into which serving processes write CPU profiles. */
  readonly profile: string | undefined;
  readonly seconds: number | undefined;
  readonly rounds: number | undefined;
  /** Lost power instead of a killed process; only the crash bench looks at it. */
  readonly lostWrites: boolean;
  readonly size: number | undefined;
};

/** One bench: measures and answers its figures. */
export type Bench = (order: BenchOrder) => Promise<readonly Figure[]>;
