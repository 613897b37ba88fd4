import type { Day } from '../kernel/day.ts';
import type { PersonId, PostId } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { refuse, type Refusal } from '../kernel/outcome.ts';
import { coversDay } from './staff.ts';
import type { OrganisationData } from './organisation.ts';

/** What is done about one person in one post: a plan, a control that stands in for a change, the hand-over. */
export type RotationEvent = { readonly at: Instant; readonly by: PersonId; readonly post: PostId; readonly person: PersonId } & (
  | { readonly type: 'rotation-planned'; readonly day: Day; readonly successor: PersonId | null }
  | { readonly type: 'rotation-control-kept'; readonly what: string; readonly until: Day }
  | {
      readonly type: 'post-handed-over';
      readonly day: Day;
      readonly to: PersonId;
      readonly witness: PersonId;
      readonly things: readonly string[];
    }
);

type Without<Event> = Event extends unknown ? Omit<Event, 'at' | 'type'> : never;

/** What somebody wishes to record. */
export type RotationWish =
  | ({ readonly do: 'plan' } & Without<Extract<RotationEvent, { type: 'rotation-planned' }>>)
  | ({ readonly do: 'keep-control' } & Without<Extract<RotationEvent, { type: 'rotation-control-kept' }>>)
  | ({ readonly do: 'hand-over' } & Without<Extract<RotationEvent, { type: 'post-handed-over' }>>);

/** Codes of {@link decideRotation}. */
export type RotationRefusal =
  | 'rotation-own-post'
  | 'rotation-not-holder'
  | 'rotation-day-past'
  | 'rotation-same-person'
  | 'rotation-nothing-handed-over'
  | 'rotation-control-too-long';

/** A control that stands in for a change is looked at again within a year. */
const longestControlDays = 366;

/**
 * Decides what may be recorded about a post that is to change hands. Nobody arranges his own; a hand-over has a witness who is neither of the
 * two, and a list of what was handed over; a control in place of a change has a last day within a year.
 */
export function decideRotation(
  wish: RotationWish,
  known: {
    readonly data: Pick<OrganisationData, 'tenures'>;
    readonly today: Day;
    readonly lastDay: (days: number) => Day;
    readonly at: Instant;
  },
): RotationEvent | Refusal<RotationRefusal> {
  const { post, person, by } = wish;
  if (by === person) return refuse('rotation-own-post', { person });
  const holds = known.data.tenures.some((one) => one.person === person && one.post === post && coversDay(one, known.today));
  if (!holds && wish.do !== 'hand-over') return refuse('rotation-not-holder', { person });
  switch (wish.do) {
    case 'plan': {
      const { do: _, ...told } = wish;
      if (wish.day < known.today) return refuse('rotation-day-past', { day: wish.day });
      if (wish.successor === person) return refuse('rotation-same-person', { person });
      return { ...told, type: 'rotation-planned', at: known.at };
    }
    case 'keep-control': {
      const { do: _, ...told } = wish;
      if (wish.until < known.today) return refuse('rotation-day-past', { day: wish.until });
      if (wish.until > known.lastDay(longestControlDays)) return refuse('rotation-control-too-long', { day: wish.until });
      return { ...told, type: 'rotation-control-kept', at: known.at };
    }
    case 'hand-over': {
      const { do: _, ...told } = wish;
      if (new Set([person, wish.to, wish.witness]).size < 3) return refuse('rotation-same-person', { person });
      if (wish.things.length === 0) return refuse('rotation-nothing-handed-over', {});
      return { ...told, type: 'post-handed-over', at: known.at };
    }
  }
}
