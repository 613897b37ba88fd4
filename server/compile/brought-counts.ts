import type { z } from 'zod';

import type { deskBrought } from '../../contract/desk-dossier.ts';
import type { BroughtComment } from '../../core/catalogue/draft/command.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import type { ItemDone } from './act-on-item.ts';

type Counts = Omit<z.input<typeof deskBrought>['items'][number], 'id' | 'name'>;

/** What came of the comments of a file at one item. */
export function broughtCounts(comments: readonly BroughtComment[], done: ItemDone | Refusal, tell: (refusal: Refusal) => string): Counts {
  const nothing = { comments: 0, replies: 0, suggestions: 0, already: 0, unplaced: 0, refusal: null };
  if (isRefusal(done)) return { ...nothing, refusal: { code: done.refused, sentence: tell(done) } };
  const made = done.events.filter((event): event is Made => event.type === 'comment-made');
  const replies = done.events.length - made.length;
  const all = comments.length + comments.reduce((sum, { answers }) => sum + answers.length, 0);
  return {
    ...nothing,
    comments: made.filter(({ suggestion }) => suggestion === null).length,
    suggestions: made.filter(({ suggestion }) => suggestion !== null).length,
    unplaced: made.filter(({ anchor }) => 'unplaced' in anchor).length,
    ...{ replies, already: all - done.events.length },
  };
}

type Made = Extract<DraftEvent, { readonly type: 'comment-made' }>;
