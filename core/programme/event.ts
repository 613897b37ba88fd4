import type { Day } from '../kernel/day.ts';
import type { PersonId, PostId, UnitId } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';

/** An official in the post in which he acts. */
export type Hand = { readonly person: PersonId; readonly post: PostId };

/** A paper (文件) by which something was laid down. */
export type Paper = { readonly number: string; readonly title: string; readonly issuer: string; readonly day: Day };

/** A seat of a governance body is a post, never a person: who leaves office leaves the body. */
export type Seat = { readonly post: PostId; readonly as: 'head' | 'deputy' | 'member' };

/** A phase of the roadmap (阶段). */
export type Phase = { readonly id: string; readonly name: string; readonly from: Day; readonly to: Day; readonly document: string | null };

/** How a unit's result is known: read from the platform, or reported in words. What can be read is never reported. */
export type Measure =
  | 'list-published'
  | 'charts-drawn'
  | 'risks-rated'
  | 'measures-written'
  | 'body-in-place'
  | 'statutory-list'
  | 'reported';

/** A decision of a meeting, by the meeting's id and its number in the minutes. */
export type DecisionPlace = { readonly meeting: string; readonly number: number };

/** A research record of an item that was talked about: the item's id and the record's place in it. */
export type ResearchPlace = { readonly item: string; readonly at: number };

/** A matter on the agenda with what was decided; decisions are numbered through the whole meeting. */
export type AgendaItem = {
  readonly topic: string;
  readonly said: string;
  readonly research: readonly ResearchPlace[];
  readonly decisions: readonly { readonly number: number; readonly text: string }[];
};

/** Minutes of a consultation (征求意见会) or a joint study (联合研究会). Groups are named, never citizens. */
export type Minutes = {
  readonly kind: 'consultation' | 'joint-study';
  readonly title: string;
  readonly day: Day;
  readonly place: string;
  readonly heard: readonly { readonly who: string; readonly count: number }[];
  readonly agenda: readonly AgendaItem[];
};

/** A power of a unit's statutory list (权责清单). */
export type StatutoryPower = { readonly code: string; readonly name: string };

type At = { readonly at: Instant; readonly by: Hand };

/** Events of the programme: of governance bodies, governing documents, the roadmap, tasks, minutes, deadlines and statutory lists. */
export type ProgrammeEvent = At &
  (
    | {
        readonly type: 'body-set';
        readonly unit: UnitId;
        readonly from: Day;
        readonly paper: Paper;
        readonly office: string;
        readonly seats: readonly Seat[];
      }
    | { readonly type: 'body-dissolved'; readonly from: Day; readonly paper: Paper }
    | { readonly type: 'document-entered'; readonly paper: Paper; readonly requires: string }
    | { readonly type: 'document-ended'; readonly reason: string }
    | { readonly type: 'roadmap-set'; readonly phases: readonly Phase[] }
    | {
        readonly type: 'task-sent';
        readonly title: string;
        readonly text: string;
        readonly phase: string | null;
        readonly document: string | null;
        readonly decision: DecisionPlace | null;
        readonly units: readonly UnitId[];
        readonly due: Day;
        readonly measure: Measure;
      }
    | { readonly type: 'task-due-moved'; readonly due: Day; readonly reason: string }
    | { readonly type: 'result-reported'; readonly unit: UnitId; readonly text: string; readonly paper: string }
    | { readonly type: 'task-ended'; readonly reason: string }
    | { readonly type: 'minutes-recorded'; readonly minutes: Minutes }
    | { readonly type: 'minutes-corrected'; readonly minutes: Minutes; readonly reason: string }
    | { readonly type: 'deadline-set'; readonly unit: UnitId; readonly due: Day | null }
    | { readonly type: 'statutory-list-taken'; readonly unit: UnitId; readonly items: readonly StatutoryPower[] }
  );

/** One event of a type. */
export type EventOf<Type extends ProgrammeEvent['type']> = Extract<ProgrammeEvent, { readonly type: Type }>;
