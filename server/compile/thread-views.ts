import type { Brought } from '../../core/catalogue/draft/event.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { personView } from './people.ts';
import type { Seen } from './review-views.ts';

/** Threads of comments, the oldest first. */
export function threadViews({ staff, loaded }: Seen) {
  return loaded.draft.threads.map(({ id, anchor, round, by, at, text, suggestion, brought, answers, state }) => ({
    ...{ id, anchor, round, by: personView(staff, by), at: instantText(at), text, suggestion, brought: writer(brought), state },
    answers: answers.map((answer) => ({
      ...{ by: personView(staff, answer.by), at: instantText(answer.at), text: answer.text, brought: writer(answer.brought) },
    })),
  }));
}

function writer(brought: Brought | null): Pick<Brought, 'author' | 'at'> | null {
  return brought === null ? null : { author: brought.author, at: brought.at };
}
