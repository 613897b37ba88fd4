import type { Day } from '../../kernel/day.ts';
import type { Id, PersonId, UnitId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';

/** One question about an act, a row, a contract or a household (预警): one for each rule and object, for ever. */
export type AlertId = Id<'alert'>;

/** How much a rule asks (级别): 提示 hint, 关注 look, 预警 answer due, 红色 verify at once. */
export type Severity = 'hint' | 'look' | 'warning' | 'red';

/** Colour of an alert (灯色). It rises by severity and delay, and falls by a checked fix alone. */
export type Lamp = 'none' | 'yellow' | 'red';

/** What two persons found (反馈): confirmed breach, confirmed error, wrong data, a lawful exception, a rule that asked wrongly. */
export type AlertOutcome = 'confirmed-breach' | 'confirmed-error' | 'data-error' | 'lawful-exception' | 'rule-misfire';

/**
 * What follows a finding: a fix within working days; a fact entered in a register, which the rule then reads; a filter
 * that runs out; a change of the rule.
 */
export type Remedy =
  | { readonly kind: 'fix'; readonly workingDays: number }
  | { readonly kind: 'data-fact' }
  | { readonly kind: 'filter'; readonly days: number }
  | { readonly kind: 'rule-change' };

/** Who acted, and in whose name; a delegate and the one he acts for are one hand. */
export type Hand = { readonly person: PersonId; readonly principal: PersonId | null };

/** A finding of one person, to be agreed to by another. */
export type Finding = { readonly outcome: AlertOutcome; readonly remedy: Remedy; readonly by: Hand };

/** A finding that a second person has agreed to. */
export type Verified = { readonly outcome: AlertOutcome; readonly remedy: Remedy; readonly verifiers: readonly [Hand, Hand] };

/** Why it could come so far (根本原因); a person says it when the alert is cleared. */
export type RootCause = 'rule-gap' | 'flow-gap' | 'not-followed' | 'data-gap' | 'capacity' | 'conduct';

/** All root causes, in the order in which forms offer them. */
export const rootCauses: readonly RootCause[] = ['rule-gap', 'flow-gap', 'not-followed', 'data-gap', 'capacity', 'conduct'];

/**
 * The place on a chart that an alert came from. `risk` is the position of the risk point in the step, null when the step
 * does not name this risk yet; an alert that no chart covers says so.
 */
export type ChartPlace =
  | { readonly kind: 'charted'; readonly item: string; readonly step: string; readonly risk: number | null }
  | { readonly kind: 'uncharted' };

/** How an alert was cleared: the fix was checked, it was explained, or the rule had asked wrongly. */
export type Clearing = 'fixed' | 'explained' | 'misfire';

/** Where an alert stands. `dueDay` is null where nobody is bound to answer. */
export type Stage =
  /** 待自查: the unit looks and answers with evidence. */
  | { readonly at: 'self-check'; readonly since: Instant; readonly dueDay: Day | null }
  /** 待核实: two persons who are not of the unit look; `finding` is what the first has found. */
  | { readonly at: 'verify'; readonly since: Instant; readonly dueDay: Day | null; readonly finding: Finding | null }
  /** 整改中: the unit mends it. */
  | { readonly at: 'rectify'; readonly since: Instant; readonly dueDay: Day }
  /** 待复核: somebody else than who mended it looks whether it is mended. */
  | { readonly at: 'check'; readonly since: Instant; readonly dueDay: Day | null; readonly fixer: Hand }
  /** 已销号; `lookBackOn` is the last day for the look back, null when there is nothing to look back at. */
  | { readonly at: 'cleared'; readonly since: Instant; readonly how: Clearing; readonly lookBackOn: Day | null }
  /** 归档: the look back found that it holds. */
  | { readonly at: 'archived'; readonly since: Instant; readonly how: Clearing };

/** Which alert a stage belongs to in words of the program. */
export type StageName = Stage['at'];

/** An alert that was raised. All of it is plain data: it is also kept as the working row. */
export type KnownAlert = {
  readonly status: 'known';
  readonly alertId: AlertId;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly severity: Severity;
  readonly objectType: string;
  readonly unit: UnitId;
  /** Officials whose acts the rows show. They may explain; they verify nothing here. */
  readonly concerned: readonly PersonId[];
  /** Hash of the evidence that people look at. */
  readonly evidence: string;
  /** The hit seen last: the same hit of the same data says nothing new. */
  readonly seen: { readonly snapshot: string; readonly evidence: string };
  readonly stage: Stage;
  readonly lamp: Lamp;
  readonly verified: Verified | null;
  readonly checker: Hand | null;
  readonly cause: RootCause | null;
  readonly place: ChartPlace | null;
  /** Last day of an approved filter; null when there is none. */
  readonly filterUntil: Day | null;
  /** How often the rule has hit the object, and how many of these hits a filter or a settled question kept quiet. */
  readonly hits: number;
  readonly suppressed: number;
  readonly relapses: number;
  /** True when the last sweep did not hit the object any more. */
  readonly gone: boolean;
  /** What was already told about the delay in this stage. */
  readonly late: 'no' | 'yellow' | 'red';
  /** Who opened the masked values, and when. */
  readonly opened: readonly { readonly person: PersonId; readonly at: Instant }[];
  /** True once a lead was handed over. */
  readonly transferred: boolean;
  readonly openedAt: Instant;
  readonly lastAt: Instant;
  readonly lastSeenAt: Instant;
};

/** The fold of a stream `alert`. */
export type Alert = { readonly status: 'absent' } | KnownAlert;

/** An alert that nothing has happened to. */
export const absentAlert: Alert = { status: 'absent' };

/** True for an alert that somebody still has to do something about, the look back excepted. */
export function isOpen(alert: KnownAlert): boolean {
  return alert.stage.at !== 'cleared' && alert.stage.at !== 'archived';
}
