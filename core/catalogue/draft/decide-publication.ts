import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { DraftContext, PublicationCommand } from './command.ts';
import type { Draft } from './draft.ts';
import type { DraftEvent, Override } from './event.ts';
import { type Gate, pathOf, reviewGates } from './gate.ts';
import type { DraftRefusal } from './refusal.ts';
import { stateForbids, whyStale } from './why-not.ts';

type Decision = Outcome<DraftEvent, DraftRefusal>;
type Publish = Extract<PublicationCommand, { readonly do: 'publish' }>;

/** Publish through the gates or over a named path, withdraw with a reason, open a revision. */
export function decidePublication(command: PublicationCommand, state: Draft, context: DraftContext): Decision {
  const stale = whyStale(command.base, state);
  if (stale !== undefined) return stale;
  switch (command.do) {
    case 'publish':
      return publish(command, state, context);
    case 'withdraw':
      return withdraw(command.reason, state, context);
    case 'revise':
      return revise(command.reason, state, context);
  }
}

function publish(command: Publish, state: Draft, context: DraftContext): Decision {
  const { at, by, may, today } = context;
  if (!may.has('publish')) return refuse('desk-not-allowed', { right: 'publish' });
  if (state.status !== 'approved') return stateForbids(state);
  if (command.effectiveFrom < today) return refuse('desk-day-past', { today });
  if (command.control !== null && command.control.until <= today) return refuse('desk-day-past', { today });
  const closed = [...context.gates(command.effectiveFrom), ...reviewGates(state, by.person)].filter((one) => !isCompensated(one, command));
  const override = overrideOf(command, closed);
  if ('refused' in override) return override;
  const { hash, changes } = context.frozen();
  const number = (state.published.at(-1)?.number ?? 0) + 1;
  const { effectiveFrom, control } = command;
  return { events: [{ type: 'item-published', number, hash, effectiveFrom, control, override: override.taken, changes, at, by }] };
}

/** A named and dated control stands in for the second pair of hands. */
function isCompensated({ code }: Gate, { control, override }: Publish): boolean {
  return code === 'one-hand' && control !== null && override === null;
}

function overrideOf(
  { override, control }: Publish,
  closed: readonly Gate[],
): { readonly taken: Override | null } | ReturnType<typeof refuse<DraftRefusal>> {
  const passes = ({ code }: Gate): boolean =>
    override !== null && pathOf(code) === override.path && (code !== 'one-hand' || control !== null);
  const left = closed.filter((one) => !passes(one));
  if (left.length > 0) return refuse('desk-gate-closed', { gates: left.map(({ code }) => code) });
  if (override === null) return { taken: null };
  // A path without a gate on it would only blur the record.
  if (closed.length === 0) return refuse('desk-override-unfit', { path: override.path });
  return { taken: { path: override.path, reason: override.reason, gates: closed.map(({ code }) => code) } };
}

function withdraw(reason: string, state: Draft, { at, by, may }: DraftContext): Decision {
  if (!may.has('publish')) return refuse('desk-not-allowed', { right: 'publish' });
  const isInForce = state.published.length > 0 && !state.isWithdrawn;
  return isInForce ? { events: [{ type: 'item-withdrawn', reason, at, by }] } : stateForbids(state);
}

function revise(reason: string, state: Draft, { at, by, may }: DraftContext): Decision {
  if (!may.has('compile')) return refuse('desk-not-allowed', { right: 'compile' });
  const isDone = state.status === 'published' || state.status === 'withdrawn' || state.status === 'approved';
  return isDone ? { events: [{ type: 'revision-opened', reason, at, by }] } : stateForbids(state);
}
