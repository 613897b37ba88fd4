import type { Actor, FieldRef } from '../../casework/event.ts';
import type { Day } from '../../kernel/day.ts';
import type { PersonId, UnitId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AlertId, AlertOutcome, ChartPlace, Clearing, Hand, Remedy, RootCause, Severity } from './alert.ts';

type At = { readonly at: Instant; readonly by: Actor };
type Said = { readonly fields: readonly FieldRef[] };

/** How the unit answers its self-check. */
export type SelfCheckAnswer = 'confirmed' | 'explained' | 'unclear';

/** Why an alert that was cleared is open again. */
export type Reopening = 'relapse' | 'filter-over' | 'look-back';

/**
 * Events of one alert. Payloads hold identifiers, codes and commitments; sentences, rows and what people wrote are sealed values.
 * Days by which something is due are decided once and stand in the event.
 */
export type AlertEvent = At &
  (
    | (Said & {
        readonly type: 'alert-raised';
        readonly alertId: AlertId;
        readonly rule: string;
        readonly ruleVersion: number;
        readonly severity: Severity;
        readonly objectType: string;
        readonly unit: UnitId;
        readonly concerned: readonly PersonId[];
        readonly evidence: string;
        /** The data that was swept, or `casework` for a question of the running county. */
        readonly snapshot: string;
        readonly dueDay: Day | null;
      })
    /** The rule hit again. New values come with other evidence only. */
    | (Said & { readonly type: 'hit-repeated'; readonly evidence: string; readonly snapshot: string; readonly ruleVersion: number })
    /** The rule hit again what a filter or a settled question covers: counted, nothing else. */
    | { readonly type: 'hit-suppressed'; readonly evidence: string; readonly snapshot: string }
    /** A sweep over newer data did not hit any more. This clears nothing. */
    | { readonly type: 'hit-gone'; readonly snapshot: string }
    | (Said & {
        readonly type: 'alert-reopened';
        readonly why: Reopening;
        readonly evidence: string;
        readonly snapshot: string;
        readonly ruleVersion: number;
        readonly dueDay: Day | null;
      })
    | (Said & { readonly type: 'self-check-answered'; readonly answer: SelfCheckAnswer; readonly dueDay: Day | null })
    /** A person whom the rows concern explains (说明). */
    | (Said & { readonly type: 'statement-given' })
    | (Said & { readonly type: 'answer-sent-back'; readonly dueDay: Day | null })
    | (Said & {
        readonly type: 'finding-made';
        readonly outcome: AlertOutcome;
        readonly remedy: Remedy;
        /** Last day for the second person. */
        readonly dueDay: Day | null;
      })
    | (Said & { readonly type: 'finding-disputed' })
    | (Said & { readonly type: 'finding-agreed'; readonly outcome: AlertOutcome; readonly remedy: Remedy; readonly first: Hand })
    | { readonly type: 'fix-ordered'; readonly dueDay: Day }
    | (Said & { readonly type: 'fix-reported'; readonly dueDay: Day | null })
    | (Said & { readonly type: 'fix-refused'; readonly dueDay: Day })
    | (Said & { readonly type: 'fix-accepted' })
    | {
        readonly type: 'alert-cleared';
        readonly how: Clearing;
        readonly cause: RootCause | null;
        readonly place: ChartPlace | null;
        readonly filterUntil: Day | null;
        readonly lookBackOn: Day | null;
      }
    /** What the alert taught is handed to who keeps the chart or the rule. */
    | {
        readonly type: 'revision-opened';
        readonly about: 'chart' | 'rule';
        readonly place: ChartPlace | null;
        readonly cause: RootCause | null;
      }
    | (Said & { readonly type: 'look-back-held' })
    | { readonly type: 'delay-noted'; readonly level: 'yellow' | 'red'; readonly dueDay: Day }
    | (Said & { readonly type: 'personal-data-opened' })
    | (Said & { readonly type: 'lead-handed-over' })
  );
