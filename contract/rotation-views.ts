import type { FormState } from './page-frame.ts';

/** A post whose holder's time is running, as lists show it. `grade` is that of the gravest risk point where the post acts. */
export type RotationCard = {
  readonly post: string;
  readonly person: string;
  readonly personName: string;
  readonly postName: string;
  readonly unitName: string;
  readonly grade: 'high' | 'middle' | 'low';
  readonly since: string;
  readonly dueDay: string;
  readonly state: 'running' | 'near' | 'over';
  /** He is the only one in the post: somebody has to come before he can go. */
  readonly alone: boolean;
  /** Day of the planned change, last day of a control that stands in for it. */
  readonly plannedDay: string | null;
  readonly controlUntil: string | null;
};

/** `/work/rotation`: posts by their clocks, those that are over first. */
export type RotationListView = {
  readonly over: readonly RotationCard[];
  readonly near: readonly RotationCard[];
  /** Clocks that run without being near. */
  readonly running: number;
  readonly rule: readonly { readonly grade: 'high' | 'middle' | 'low'; readonly warnYears: number; readonly limitYears: number }[];
  readonly ruleSource: string;
};

/** One recorded arrangement, the newest first. */
export type RotationRecord = {
  readonly kind: 'plan' | 'keep-control' | 'hand-over';
  readonly at: string;
  readonly by: string;
  readonly day: string | null;
  readonly other: string | null;
  readonly witness: string | null;
  readonly text: string;
};

/** `/work/rotation/<post>/<person>`: one clock, what was recorded, and the forms for who may arrange it. */
export type RotationPageView = {
  readonly card: RotationCard;
  readonly version: number;
  readonly records: readonly RotationRecord[];
  /** Null for who may only look. */
  readonly choices: readonly { readonly id: string; readonly label: string }[] | null;
  readonly form: FormState;
  readonly formVerb: RotationRecord['kind'] | null;
};
