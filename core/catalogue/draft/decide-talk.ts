import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { changeContent } from './change-content.ts';
import type { DraftContext, TalkCommand } from './command.ts';
import type { Draft, Thread } from './draft.ts';
import type { DraftEvent } from './event.ts';
import type { DraftRefusal } from './refusal.ts';
import { stateForbids } from './why-not.ts';

type Decision = Outcome<DraftEvent, DraftRefusal>;

/** Comment on a field or step, answer, settle with a reason, take a suggested value. */
export function decideTalk(command: TalkCommand, state: Draft, context: DraftContext): Decision {
  const { at, by, may } = context;
  if (!may.has('compile') && !may.has('review')) return refuse('desk-not-allowed', { right: 'review' });
  if (state.status === 'removed') return stateForbids(state);
  if (command.do === 'comment') {
    const { thread, anchor, text, suggestion } = command;
    if (suggestion !== null && !('field' in anchor)) return refuse('desk-no-suggestion');
    return { events: [{ type: 'comment-made', thread, anchor, text, suggestion, at, by }] };
  }
  const thread = state.threads.find(({ id }) => id === command.thread);
  if (thread === undefined) return refuse('desk-thread-unknown');
  if (thread.state !== 'open') return refuse('desk-thread-closed');
  switch (command.do) {
    case 'answer':
      return { events: [{ type: 'comment-answered', thread: thread.id, text: command.text, at, by }] };
    case 'settle':
      return { events: [{ type: 'comment-settled', thread: thread.id, text: command.text, at, by }] };
    case 'take-suggestion':
      return takeSuggestion(thread, { base: command.base, state, context });
  }
}

/** The suggested value is written as any change is, so that a conflict is told and nothing is overwritten. */
function takeSuggestion(thread: Thread, about: { readonly base: number; readonly state: Draft; readonly context: DraftContext }): Decision {
  const { base, state, context } = about;
  const { anchor, suggestion } = thread;
  if (suggestion === null || !('field' in anchor)) return refuse('desk-no-suggestion');
  const fields = { [anchor.field]: suggestion.value };
  const changed = changeContent({ do: 'change', base, fields, import: null }, state, context);
  if ('refused' in changed) return changed;
  // A value set aside is not taken: the thread stays open.
  if (changed.events.some(({ type }) => type === 'value-set-aside')) return changed;
  return { events: [...changed.events, { type: 'suggestion-taken', thread: thread.id, at: context.at, by: context.by }] };
}
