import type { Services } from '../platform/services.ts';

/** What the law register needs beside the services of all features; compose gives it. */
export type LawServices = Services & {
  /** Reads the register anew when there is something new in it. */
  readonly refreshLaws: () => Promise<unknown>;
};
