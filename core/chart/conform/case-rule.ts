import type { WorkingCalendar } from '../../kernel/working-calendar.ts';

/** A question about the persons, the order or the times of one case. Steps are named as in the log. */
export type CaseRule = { readonly id: string } & (
  | { readonly type: 'skipped'; readonly step: string }
  | { readonly type: 'out-of-order'; readonly before: string; readonly after: string }
  /** Four eyes: one person acted in two of these steps (separation of duty). */
  | { readonly type: 'same-person'; readonly steps: readonly string[] }
  /** Binding: two persons acted in steps that one person should do. */
  | { readonly type: 'different-persons'; readonly steps: readonly string[] }
  /** One person did the same step twice. */
  | { readonly type: 'repeated-by-same-person'; readonly steps: readonly string[] }
  | { readonly type: 'too-many-persons'; readonly steps: readonly string[]; readonly most: number }
  /** Two different persons of one of the pairs acted in these steps. */
  | { readonly type: 'relatives'; readonly steps: readonly string[]; readonly pairs: readonly (readonly [string, string])[] }
  /** One of these persons (the applicant and his relatives) acted in the steps. */
  | { readonly type: 'barred-person'; readonly steps: readonly string[]; readonly persons: readonly string[] }
  /** From the first `from` (the first event when null) to the last `to` after it (the last event when null). */
  | { readonly type: 'too-long'; readonly from: string | null; readonly to: string | null; readonly most: number; readonly unit: TimeUnit }
  /** All events of a case with at least `leastSteps` different steps are by one person. */
  | { readonly type: 'one-person'; readonly leastSteps: number }
);

/** `day` is 24 hours; `working-day` counts working days after the day on which the time begins. */
export type TimeUnit = 'hour' | 'day' | 'working-day';

/** The calendar that working days need; null when no rule counts them. */
export type RuleCalendar = WorkingCalendar | null;

/** Why a case offends a rule: the events (numbers in the case), the persons, the time taken in the rule's unit. */
export type Offence = { readonly at: readonly number[]; readonly persons: readonly string[]; readonly taken: number | null };
