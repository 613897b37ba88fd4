import type { Services } from '../platform/services.ts';

/** What the desk needs beside the services of all features; compose gives it. */
export type DeskServices = Services & {
  /** Official words with plain ones instead. */
  readonly officialese: ReadonlyMap<string, string>;
};
