import type { Severity } from './rule-definition.ts';

/** Values that a rule computed and rows it looked at, personal ones masked. */
export type Evidence = {
  readonly values: Readonly<Record<string, string | null>>;
  /** The same columns of the other rows of the rule's answer about this object. */
  readonly others: readonly Readonly<Record<string, string | null>>[];
  readonly rows: readonly { readonly table: string; readonly key: string; readonly values: Readonly<Record<string, string | null>> }[];
  /** The snapshot in which the rows stand. */
  readonly snapshot: string;
  /** SHA-256 over the values of all rows of the answer and the rows they name: equal evidence has an equal hash. */
  readonly hash: string;
};

/** An alert as `alerts.jsonl` has it: a question, not a finding. */
export type Alert = {
  readonly rule: string;
  readonly version: number;
  readonly name: string;
  readonly object_type: string;
  /** As SUPERVISION defines it for the rule; the only place where S05 and S11 name an account or a number in full. */
  readonly object: string;
  readonly severity: Severity;
  /** True for a rule that says little alone. */
  readonly supporting: boolean;
  readonly sentence: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Where each value comes from: the rule's default, the table 参数, or an approved change by its number and first day. */
  readonly parameter_origins: Readonly<Record<string, string>>;
  readonly evidence: Evidence;
  readonly lawful: readonly string[];
};

/** How one rule went. */
export type RuleRun = {
  readonly rule: string;
  readonly name: string;
  readonly version: number;
  readonly alerts: number;
  readonly milliseconds: number;
  /** What was looked at: the rows that a batch reaches, or nothing because it does not concern the rule; absent: all. */
  readonly over?: 'batch' | 'nothing';
  /** Why it did not run; absent when it did. */
  readonly skipped?: { readonly reason: SkipReason; readonly detail: string };
};

/** Why a rule did not run. */
export type SkipReason =
  | 'absent-data'
  | 'failed'
  | 'missing-parameter'
  | 'outside-subset'
  | 'suspended'
  | 'took-too-long'
  | 'too-many-rows'
  | 'unreadable-parameter';
