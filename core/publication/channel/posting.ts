import type { Day } from '../../kernel/day.ts';
import type { PersonId, PostId, UnitId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';

/** Where something published is put up: the site, a wall, a notice board (公开栏), WeChat, a group. */
export type Channel = 'site' | 'wall' | 'board' | 'wechat' | 'group';

/** All channels, in the order in which they are listed. */
export const channels: readonly Channel[] = ['board', 'wall', 'site', 'wechat', 'group'];

/** Which version hangs. */
export type Hung = { readonly number: number; readonly hash: string };

type At = { readonly at: Instant; readonly by: { readonly person: PersonId; readonly post: PostId } };

/** Events of one place in which one item hangs. `on` is the day on which it was done; `proof` is a note or a number, never a picture. */
export type PostingEvent = At &
  (
    | ({
        readonly type: 'put-up';
        readonly unit: UnitId;
        readonly code: string;
        readonly channel: Channel;
        readonly place: string;
        readonly on: Day;
        readonly proof: string | null;
      } & Hung)
    | ({ readonly type: 'exchanged'; readonly on: Day; readonly proof: string | null } & Hung)
    | { readonly type: 'taken-down'; readonly on: Day; readonly proof: string | null }
  );

/** A place in which an item hangs or hung. */
export type Posting = Hung & {
  readonly unit: UnitId;
  readonly code: string;
  readonly channel: Channel;
  readonly place: string;
  /** Day on which this version was put up. */
  readonly since: Day;
  readonly up: boolean;
  /** Events so far. */
  readonly version: number;
};

/** The place after one more event; the first must put something up, and what was taken down is put up again under a new one. */
export function evolvePosting(state: Posting | undefined, event: PostingEvent): Posting | undefined {
  if (event.type === 'put-up') {
    const { unit, code, channel, place, number, hash, on } = event;
    return state ?? { unit, code, channel, place, number, hash, since: on, up: true, version: 1 };
  }
  if (state === undefined || !state.up) return state;
  const version = state.version + 1;
  if (event.type === 'taken-down') return { ...state, up: false, version };
  return { ...state, number: event.number, hash: event.hash, since: event.on, version };
}
