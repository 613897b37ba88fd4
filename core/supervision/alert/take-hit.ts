import { dayOf } from '../../kernel/day.ts';
import { type Alert, isOpen, type KnownAlert } from './alert.ts';
import type { AlertCommand } from './command.ts';
import type { AlertContext } from './context.ts';
import { selfCheckDue } from './deadlines.ts';
import type { AlertEvent } from './event.ts';
import type { AlertDecision } from './refusal.ts';

type Hit = Extract<AlertCommand, { readonly do: 'take-hit' }>;

const clock = { kind: 'system' } as const;

/**
 * A rule hits: a new alert, a repetition of an open one, or, when it was cleared, a relapse. What a filter that still runs covers, and what was
 * cleared with the same evidence, is counted only. The same hit of the same data says nothing new.
 */
export function takeHit(hit: Hit, state: Alert, context: AlertContext): AlertDecision {
  if (state.status === 'absent') return { events: [raised(hit, context)] };
  const at = Math.max(context.now, state.lastAt);
  const told = { at, by: clock, evidence: hit.evidence, snapshot: hit.snapshot };
  const isSame = state.seen.snapshot === hit.snapshot && state.seen.evidence === hit.evidence;
  if (isOpen(state)) {
    if (isSame) return { events: [] };
    const fields = hit.evidence === state.evidence ? [] : hit.fields;
    return { events: [{ type: 'hit-repeated', ...told, ruleVersion: hit.ruleVersion, fields }] };
  }
  const why = whyReopened(hit, state, context);
  if (why === null) return { events: isSame ? [] : [{ type: 'hit-suppressed', ...told }] };
  const dueDay = selfCheckDue(hit.severity, context);
  return { events: [{ type: 'alert-reopened', ...told, why, ruleVersion: hit.ruleVersion, dueDay, fields: hit.fields }] };
}

function raised(hit: Hit, context: AlertContext): AlertEvent {
  const { do: _verb, ...facts } = hit;
  return {
    type: 'alert-raised',
    ...facts,
    concerned: [...new Set(hit.concerned)].toSorted(),
    at: context.now,
    by: clock,
    dueDay: selfCheckDue(hit.severity, context),
  };
}

function whyReopened(hit: Hit, state: KnownAlert, context: AlertContext): 'relapse' | 'filter-over' | null {
  if (state.filterUntil !== null) return dayOf(context.now) > state.filterUntil ? 'filter-over' : null;
  return hit.evidence === state.evidence ? null : 'relapse';
}

/** A sweep over newer data does not hit the object any more: told once, and it clears nothing. */
export function noteGone(command: Extract<AlertCommand, { readonly do: 'note-gone' }>, state: Alert, context: AlertContext): AlertDecision {
  if (state.status === 'absent' || state.gone) return { events: [] };
  return { events: [{ type: 'hit-gone', at: Math.max(context.now, state.lastAt), by: clock, snapshot: command.snapshot }] };
}
