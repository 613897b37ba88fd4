import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { DraftCommand, DraftContext } from './command.ts';
import type { Draft, DraftStatus } from './draft.ts';
import type { DraftEvent } from './event.ts';
import { mergeFields } from './merge.ts';
import type { DraftRefusal } from './refusal.ts';
import { stateForbids } from './why-not.ts';

type CommandOf<Do extends DraftCommand['do']> = Extract<DraftCommand, { readonly do: Do }>;

/** States in which the list may be written: what reviewers look at stands still. */
export const writable: ReadonlySet<DraftStatus> = new Set<DraftStatus>(['draft', 'returned', 'revising']);

/**
 * Writes the fields that nobody else touched since `base`, and sets the others aside, so that no typed value is lost.
 *
 * Refused: `desk-not-allowed`, `desk-state-forbids`, `changed-meanwhile` (a version that never was), `desk-nothing-changed`.
 */
export function changeContent(command: CommandOf<'change'>, state: Draft, context: DraftContext): Outcome<DraftEvent, DraftRefusal> {
  const { at, by, may, contentAt } = context;
  if (!may.has('compile')) return refuse('desk-not-allowed', { right: 'compile' });
  if (!writable.has(state.status)) return stateForbids(state);
  if (command.base < 1 || command.base > state.version) return refuse('changed-meanwhile', { version: state.version });
  const { taken, conflicts } = mergeFields(contentAt(command.base), state.content, command.fields);
  const aside = conflicts.map(({ field, mine }): DraftEvent => ({ type: 'value-set-aside', field, value: mine, at, by }));
  const hasTaken = Object.keys(taken).length > 0;
  const events: readonly DraftEvent[] = [
    ...(hasTaken ? [{ type: 'fields-changed', fields: taken, import: command.import, at, by } as const] : []),
    ...aside,
  ];
  return events.length === 0 ? refuse('desk-nothing-changed') : { events };
}

/** Lets go of what the person had typed into a field beside somebody else. */
export function dropSetAside(command: CommandOf<'drop-set-aside'>, state: Draft, context: DraftContext): Outcome<DraftEvent, DraftRefusal> {
  const { at, by, may } = context;
  if (!may.has('compile')) return refuse('desk-not-allowed', { right: 'compile' });
  const isThere = state.setAside.some(({ field }) => field === command.field);
  return isThere ? { events: [{ type: 'set-aside-dropped', field: command.field, at, by }] } : refuse('desk-nothing-changed');
}
