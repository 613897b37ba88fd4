import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { writable } from './change-content.ts';
import type { DraftContext, ReviewCommand } from './command.ts';
import type { Draft, ReviewRound } from './draft.ts';
import type { DraftEvent } from './event.ts';
import type { DraftRefusal } from './refusal.ts';
import { stateForbids, whyStale } from './why-not.ts';

type Decision = Outcome<DraftEvent, DraftRefusal>;
type CommandOf<Do extends ReviewCommand['do']> = Extract<ReviewCommand, { readonly do: Do }>;

/** Submit, name reviewers, give an opinion, close the round. */
export function decideReview(command: ReviewCommand, state: Draft, context: DraftContext): Decision {
  const stale = whyStale(command.base, state);
  if (stale !== undefined) return stale;
  switch (command.do) {
    case 'submit':
      return submit(state, context);
    case 'name-reviewers':
      return nameReviewers(command, state, context);
    case 'give-opinion':
      return giveOpinion(command, state, context);
    case 'close-round':
      return closeRound(command, state, context);
  }
}

function submit(state: Draft, { at, by, may }: DraftContext): Decision {
  if (!may.has('compile')) return refuse('desk-not-allowed', { right: 'compile' });
  if (!writable.has(state.status)) return stateForbids(state);
  return { events: [{ type: 'item-submitted', round: state.rounds.length + 1, at, by }] };
}

/** Who wrote may not be named: nobody reviews his own. */
function nameReviewers({ reviewers, due }: CommandOf<'name-reviewers'>, state: Draft, context: DraftContext): Decision {
  const { at, by, may } = context;
  if (!may.has('publish')) return refuse('desk-not-allowed', { right: 'publish' });
  const round = openRound(state);
  if (round === undefined || round.opinions.length > 0) return stateForbids(state);
  const unfit = reviewers.filter((person) => !context.reviewers.has(person) || state.authors.has(person));
  if (unfit.length > 0 || reviewers.length === 0 || new Set(reviewers).size < reviewers.length)
    return refuse('desk-reviewers-unfit', { persons: unfit });
  return { events: [{ type: 'reviewers-named', round: round.number, reviewers, due, at, by }] };
}

function giveOpinion({ verdict, text }: CommandOf<'give-opinion'>, state: Draft, { at, by }: DraftContext): Decision {
  const round = openRound(state);
  if (round === undefined || state.status !== 'in-review') return stateForbids(state);
  if (!round.reviewers.includes(by.person)) return refuse('desk-not-named');
  if (state.authors.has(by.person)) return refuse('desk-author-cannot');
  if (round.opinions.some((opinion) => opinion.by.person === by.person)) return refuse('desk-opinion-given');
  const hasReason = text !== '' || state.threads.some((one) => one.round === round.number && one.by.person === by.person);
  if (verdict === 'return' && !hasReason) return refuse('desk-reason-missing');
  return { events: [{ type: 'opinion-given', round: round.number, verdict, text, at, by }] };
}

/** A round ends when all named have spoken, or one has sent it back. */
function closeRound({ text }: CommandOf<'close-round'>, state: Draft, { at, by, may }: DraftContext): Decision {
  if (!may.has('publish')) return refuse('desk-not-allowed', { right: 'publish' });
  const round = openRound(state);
  if (round === undefined || state.status !== 'in-review') return stateForbids(state);
  if (state.authors.has(by.person)) return refuse('desk-author-cannot');
  const isReturned = round.opinions.some(({ verdict }) => verdict === 'return');
  const silent = round.reviewers.filter((person) => !round.opinions.some((opinion) => opinion.by.person === person));
  if (!isReturned && silent.length > 0) return refuse('desk-opinions-missing', { persons: silent });
  return { events: [{ type: 'round-closed', round: round.number, result: isReturned ? 'returned' : 'approved', text, at, by }] };
}

function openRound(state: Draft): ReviewRound | undefined {
  const last = state.rounds.at(-1);
  return last?.result === 'open' && (state.status === 'submitted' || state.status === 'in-review') ? last : undefined;
}
