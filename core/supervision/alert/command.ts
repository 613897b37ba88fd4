import type { FieldRef } from '../../casework/event.ts';
import type { PersonId, UnitId } from '../../kernel/id.ts';
import type { AlertId, AlertOutcome, ChartPlace, Remedy, RootCause, Severity } from './alert.ts';
import type { SelfCheckAnswer } from './event.ts';

type ByPerson = { readonly person: PersonId; readonly fields: readonly FieldRef[] };

/** A wish to act on an alert. The post in which a person acts follows from the organisation. */
export type AlertCommand =
  /** A sweep or the running county hits the object of the alert. */
  | {
      readonly do: 'take-hit';
      readonly alertId: AlertId;
      readonly rule: string;
      readonly ruleVersion: number;
      readonly severity: Severity;
      readonly objectType: string;
      readonly unit: UnitId;
      readonly concerned: readonly PersonId[];
      readonly evidence: string;
      readonly snapshot: string;
      readonly fields: readonly FieldRef[];
    }
  | { readonly do: 'note-gone'; readonly snapshot: string }
  | { readonly do: 'let-days-pass' }
  | (ByPerson & { readonly do: 'answer-self-check'; readonly answer: SelfCheckAnswer })
  | (ByPerson & { readonly do: 'give-statement' })
  | (ByPerson & { readonly do: 'send-back' })
  | (ByPerson & { readonly do: 'make-finding'; readonly outcome: AlertOutcome; readonly remedy: Remedy })
  | (ByPerson & { readonly do: 'settle-finding'; readonly agree: boolean })
  | (ByPerson & { readonly do: 'report-fix' })
  | (ByPerson & { readonly do: 'check-fix'; readonly passed: false })
  | (ByPerson & { readonly do: 'check-fix'; readonly passed: true; readonly cause: RootCause; readonly place: ChartPlace })
  | (ByPerson & { readonly do: 'look-back'; readonly holds: boolean })
  | (ByPerson & { readonly do: 'open-personal-data' })
  | (ByPerson & { readonly do: 'hand-over-lead' });

/** Verbs of persons, in the order in which a page offers them. */
export const personVerbs = [
  'answer-self-check',
  'give-statement',
  'send-back',
  'make-finding',
  'settle-finding',
  'report-fix',
  'check-fix',
  'look-back',
  'hand-over-lead',
  'open-personal-data',
] as const satisfies readonly AlertCommand['do'][];

/** A verb of a person. */
export type PersonVerb = (typeof personVerbs)[number];
