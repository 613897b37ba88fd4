import type { Refusal } from '../../core/kernel/outcome.ts';

/** A rule with all that its folder says. */
export type RuleText = {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly severity: string;
  readonly state: string;
  readonly version: number;
  readonly objectType: string;
  readonly sentence: string;
  readonly lawful: readonly string[];
  readonly sql: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly source: string;
    readonly type: string;
    readonly unit: string;
    readonly fallback: string | null;
  }[];
  readonly samples: {
    readonly must: readonly string[];
    readonly near: readonly { readonly why: string; readonly objects: readonly string[] }[];
  };
};

/** What a value does to the alerts of one snapshot; objects as they may be seen. */
export type Difference = {
  readonly before: number;
  readonly after: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** A trial over the stored snapshots. */
export type TriedValue = { readonly runs: readonly (Difference & { readonly snapshot: string; readonly importedAt: string })[] };

/** Why a value cannot be tried or proposed. */
export type ValueRefusal = Refusal<'parameter-unknown' | 'parameter-unreadable' | 'room-has-no-snapshot'>;

/** An approved value, as the sweep reads it. */
export type ApprovedValue = {
  readonly name: string;
  readonly value: string;
  readonly from: string;
  readonly by: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly reason: string;
  readonly source: string;
};

/** The data room as the workshop asks it; compose gives it, because features know nothing of the room. */
export type RuleRoom = {
  readonly rules: () => Promise<readonly RuleText[]>;
  /** Approved values that count on a day, by name. */
  readonly valuesOn: (day: string) => Promise<ReadonlyMap<string, { readonly value: string; readonly origin: string }>>;
  /** What approved values that do not count yet did in the last sweep. */
  readonly shadows: () => Promise<readonly (Difference & Pick<ApprovedValue, 'name' | 'value' | 'from'> & { readonly rule: string })[]>;
  readonly countSnapshots: () => Promise<number>;
  /** Why a value does not fit a parameter; null when it does. */
  readonly whyUnfit: (rule: string, value: { readonly name: string; readonly value: string }) => Promise<ValueRefusal | null>;
  /** Tries a value in a process of its own. */
  readonly tryValue: (
    wish: { readonly rule: string; readonly name: string; readonly value: string; readonly months: number },
    report: (done: number, of: number) => void,
    signal: AbortSignal,
  ) => Promise<TriedValue | ValueRefusal | 'stopped'>;
  /** Writes approved values where sweeps read them; written twice they stand once. */
  readonly keepApproved: (values: readonly ApprovedValue[]) => Promise<void>;
};
