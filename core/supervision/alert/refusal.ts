import type { Outcome, Refusal } from '../../kernel/outcome.ts';
import type { AlertEvent } from './event.ts';

/** Every code with which a command on an alert can be refused; `docs/errors.md` has one line for each. */
export const alertRefusalCodes = [
  'alert-unknown',
  'alert-not-here',
  'alert-not-supervisor',
  'alert-not-of-unit',
  'alert-of-own-unit',
  'alert-concerns-you',
  'alert-concerns-kin',
  'alert-not-concerned',
  'alert-awaits-unit',
  'alert-second-person',
  'alert-verifiers-related',
  'alert-nothing-found',
  'alert-remedy-unfit',
  'alert-days-unfit',
  'alert-own-fix',
  'alert-place-unknown',
  'alert-already-opened',
  'alert-no-breach',
  'alert-only-leader',
] as const;

/** Why a command on an alert was refused. */
export type AlertRefusalCode = (typeof alertRefusalCodes)[number];

/** A refusal of a command on an alert. */
export type AlertRefusal = Refusal<AlertRefusalCode>;

/** What a decision on an alert answers. */
export type AlertDecision = Outcome<AlertEvent, AlertRefusalCode>;
