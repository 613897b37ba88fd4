import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { bringComments } from './bring-comments.ts';
import { changeContent, dropSetAside } from './change-content.ts';
import type { DraftCommand, DraftContext } from './command.ts';
import type { Draft } from './draft.ts';
import type { DraftEvent } from './event.ts';
import { decidePublication } from './decide-publication.ts';
import { decideReview } from './decide-review.ts';
import { decideTalk } from './decide-talk.ts';
import type { DraftRefusal } from './refusal.ts';
import { stateForbids } from './why-not.ts';

/** What a wish about an item comes to: events, or a refusal with its facts. The same function tells a button whether it may be pressed. */
export function decideDraft(command: DraftCommand, state: Draft, context: DraftContext): Outcome<DraftEvent, DraftRefusal> {
  switch (command.do) {
    case 'change':
      return changeContent(command, state, context);
    case 'drop-set-aside':
      return dropSetAside(command, state, context);
    case 'submit':
    case 'name-reviewers':
    case 'give-opinion':
    case 'close-round':
      return decideReview(command, state, context);
    case 'comment':
    case 'answer':
    case 'settle':
    case 'take-suggestion':
      return decideTalk(command, state, context);
    case 'bring-comments':
      return bringComments(command, state, context);
    case 'publish':
    case 'withdraw':
    case 'revise':
      return decidePublication(command, state, context);
    case 'remove':
      return remove(state, context);
  }
}

/** An import that made an item is undone only while nobody has worked on it since. */
function remove(state: Draft, { at, by, may }: DraftContext): Outcome<DraftEvent, DraftRefusal> {
  if (!may.has('compile')) return refuse('desk-not-allowed', { right: 'compile' });
  const isUntouched = state.import !== null && state.version === 1;
  return isUntouched ? { events: [{ type: 'item-removed', at, by }] } : stateForbids(state);
}
