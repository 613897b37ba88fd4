import type { Outcome, Refusal } from '../kernel/outcome.ts';
import type { CaseEvent } from './event.ts';

/** Every code with which a command on a case can be refused; `docs/errors.md` has one line for each. */
export const caseRefusalCodes = [
  'case-exists',
  'case-unknown',
  'case-ended',
  'case-held',
  'time-backwards',
  'other-version',
  'unit-not-allowed',
  'not-a-chart-step',
  'step-not-current',
  'already-acted',
  'notice-running',
  'notice-not-open',
  'objection-open',
  'objection-exists',
  'objection-unknown',
  'objection-answered',
  'not-your-post',
  'tenure-ended',
  'tenure-not-begun',
  'delegation-ended',
  'delegation-not-begun',
  'other-unit',
  'recused',
  'actor-is-applicant',
  'actor-is-relative-of-applicant',
  'separation-of-duty',
  'must-be-same-person',
  'relatives-together',
  'new-person-needed',
  'team-full',
  'needs-another-person',
  'already-represented',
  'unknown-outcome',
  'outcome-differs',
  'missing-field',
  'unknown-field',
  'rounds-used-up',
  'no-branch-open',
  'no-longer-possible',
  'attendance-wrong',
  'no-meeting-recorded',
  'recorder-cannot-confirm',
] as const;

/** Why a command on a case was refused. */
export type CaseRefusalCode = (typeof caseRefusalCodes)[number];

/** A refusal of a command on a case. */
export type CaseRefusal = Refusal<CaseRefusalCode>;

/** What a decision on a case answers. */
export type CaseDecision = Outcome<CaseEvent, CaseRefusalCode>;
