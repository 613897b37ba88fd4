import type { ParseArgsConfig } from 'node:util';

/** 0 fine, 1 findings, 2 bad input or usage, 70 a fault of ours, 130 stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 70 | 130;

/** Where a command reads and writes. Only results go to `out`; progress, warnings and errors go to `err`. */
export type Console = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Working folder, absolute. */
  readonly folder: string;
};

/** What a command was asked. */
export type Request = {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Words that are not options. */
  readonly words: readonly string[];
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** Comes when what browsers load is built; false when that failed. Only long-working commands begin before. */
  readonly bundled: Promise<boolean>;
};

/** One command: `cli/<name>.ts` exports it, a line in `cli/commands.ts` lists it. */
export type Command = {
  /** What follows the name, such as `DIR|URL [--json]`. */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many words it takes, least and most. */
  readonly words: readonly [least: number, most: number];
  /** True when it ends by itself after the signal; the others are ended at once. */
  readonly stopsItself?: true;
  readonly run: (request: Request, console: Console) => Promise<ExitCode>;
};

/** A line of the table of commands. What it needs is loaded only when it is called. */
export type Entry = {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
};
