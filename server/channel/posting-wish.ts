import { createHash } from 'node:crypto';

import type { Day } from '../../core/kernel/day.ts';
import type { UnitId } from '../../core/kernel/id.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { PostingCommand } from '../../core/publication/channel/decide-posting.ts';
import type { Channel, Posting } from '../../core/publication/channel/posting.ts';
import type { Services } from '../platform/services.ts';
import { versionByHash } from './current-in.ts';

/** What somebody did with a paper: put it up or exchange it in its place, take it down. `hash` is its check code. */
export type PostingWish = { readonly on: Day; readonly proof: string } & (
  | {
      readonly do: 'put-up';
      readonly unit: UnitId;
      readonly code: string;
      readonly hash: string;
      readonly channel: Channel;
      readonly place: string;
    }
  | { readonly do: 'take-down'; readonly id: string }
);

/** Id of a place that is new: it follows from the key of the press, so that the same press makes one. */
export function placeIdOf(commandId: string): string {
  return createHash('sha256').update(`posting ${commandId}`).digest().subarray(0, 16).toString('base64url');
}

/** The wish as it is decided: what is put up where something hangs already is an exchange. Refused: `posting-version-unfit`. */
export function commandOf(
  services: Pick<Services, 'items'>,
  wish: PostingWish,
  state: Posting | undefined,
): PostingCommand | Refusal<'posting-version-unfit'> {
  const told = { on: wish.on, proof: wish.proof === '' ? null : wish.proof };
  if (wish.do === 'take-down') return { do: 'take-down', ...told };
  const version = versionByHash(services, wish.code, wish.hash);
  if (version === undefined) return refuse('posting-version-unfit', { number: null, current: null });
  const hung = { number: version.number, hash: version.hash };
  if (state !== undefined) return { do: 'exchange', ...told, ...hung };
  const { unit, code, channel, place } = wish;
  return { do: 'put-up', unit, code, channel, place, ...told, ...hung };
}
