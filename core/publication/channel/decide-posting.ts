import type { Day } from '../../kernel/day.ts';
import type { PersonId, PostId, UnitId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Channel, Hung, Posting, PostingEvent } from './posting.ts';

/** Wishes about what hangs where. */
export type PostingCommand =
  | ({ readonly do: 'put-up'; readonly unit: UnitId; readonly code: string; readonly channel: Channel; readonly place: string } & Told &
      Hung)
  | ({ readonly do: 'exchange' } & Told & Hung)
  | ({ readonly do: 'take-down' } & Told);

type Told = { readonly on: Day; readonly proof: string | null };

/** Why nothing is recorded. */
export type PostingRefusal = 'posting-there-already' | 'posting-gone' | 'posting-same' | 'posting-day-ahead' | 'posting-version-unfit';

/** What a decision knows beside the place. */
export type PostingContext = {
  readonly at: Instant;
  readonly today: Day;
  readonly by: { readonly person: PersonId; readonly post: PostId };
  /** Number of the version that is in force in the unit; null when none is. */
  readonly current: number | null;
};

/** What a wish about a place comes to. What is put up must be in force: old paper is taken down, never put up. */
export function decidePosting(
  command: PostingCommand,
  state: Posting | undefined,
  { at, by, today, current }: PostingContext,
): Outcome<PostingEvent, PostingRefusal> {
  if (command.on > today) return refuse('posting-day-ahead', { today });
  const { on, proof } = command;
  if (command.do === 'take-down')
    return state?.up === true ? { events: [{ type: 'taken-down', on, proof, at, by }] } : refuse('posting-gone');
  const { number, hash } = command;
  if (number !== current) return refuse('posting-version-unfit', { number, current });
  if (command.do === 'exchange') {
    if (state?.up !== true) return refuse('posting-gone');
    return state.number === number ? refuse('posting-same') : { events: [{ type: 'exchanged', number, hash, on, proof, at, by }] };
  }
  if (state !== undefined) return refuse('posting-there-already');
  const { unit, code, channel, place } = command;
  return { events: [{ type: 'put-up', unit, code, channel, place, number, hash, on, proof, at, by }] };
}
