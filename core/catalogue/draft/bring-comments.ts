import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { BroughtComment, DraftCommand, DraftContext } from './command.ts';
import type { Draft } from './draft.ts';
import type { DraftEvent } from './event.ts';
import type { DraftRefusal } from './refusal.ts';
import { stateForbids } from './why-not.ts';

type Bring = Extract<DraftCommand, { readonly do: 'bring-comments' }>;

/**
 * Comments out of a dossier that went from hand to hand: who brings them acts, who wrote them stays a name on paper. Only those of the round that
 * runs or ran last are taken; what came before comes to no event, so that the same file brings nothing twice.
 */
export function bringComments(
  { round, version, comments }: Bring,
  state: Draft,
  { at, by, may }: DraftContext,
): Outcome<DraftEvent, DraftRefusal> {
  if (!may.has('compile') && !may.has('review')) return refuse('desk-not-allowed', { right: 'review' });
  if (state.status === 'removed') return stateForbids(state);
  const last = state.rounds.at(-1);
  if (last?.number !== round || last.version !== version) return refuse('desk-dossier-other-round', { round, now: last?.number ?? 0 });
  if (comments.some(({ suggestion, anchor }) => suggestion !== null && !('field' in anchor))) return refuse('desk-no-suggestion');
  return { events: comments.flatMap((comment) => eventsOf(comment, state, { at, by })) };
}

function eventsOf(comment: BroughtComment, state: Draft, act: Pick<DraftContext, 'at' | 'by'>): readonly DraftEvent[] {
  const { thread, anchor, text, suggestion, brought } = comment;
  const known = state.threads.find(({ id }) => id === thread);
  const said = new Set(known?.answers.map((answer) => answer.brought?.key));
  const made: readonly DraftEvent[] =
    known === undefined ? [{ type: 'comment-made', thread, anchor, text, suggestion, brought, ...act }] : [];
  const fresh = comment.answers.filter((answer) => !said.has(answer.brought.key));
  return [
    ...made,
    ...fresh.map((answer): DraftEvent => ({ type: 'comment-answered', thread, text: answer.text, brought: answer.brought, ...act })),
  ];
}
