import type { NodeId } from '../chart/chart.ts';
import type { Firing } from '../chart/compile.ts';
import type { Day } from '../kernel/day.ts';
import type { CaseId, PersonId, PostId, UnitId, VersionHash } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';

/** An official in a post; `principal` is the holder in whose name a delegate acts, null when he holds the post himself. */
export type Official = { readonly kind: 'official'; readonly person: PersonId; readonly post: PostId; readonly principal: PersonId | null };

/** Who did it: an official, a citizen (never identified in payloads), or the clock. */
export type Actor = Official | { readonly kind: 'citizen' } | { readonly kind: 'system' };

/** A personal or free-text value by its salted commitment; the value itself lives in `field_value` under the case's key. */
export type FieldRef = { readonly name: string; readonly commitment: string };

type At = { readonly at: Instant; readonly by: Actor };

/**
 * Events of one case (办件). Payloads hold identifiers, outcomes and commitments, never personal values.
 *
 * `visit` counts how often a node was entered, from 1. An event that moves the case carries the whole firing of the net
 * (silent moves, nodes entered, marking afterwards), so that the fold needs no chart; replay compares it with the chart.
 */
export type CaseEvent = At &
  (
    | (Firing & {
        readonly type: 'case-opened';
        readonly caseId: CaseId;
        readonly item: string;
        readonly version: VersionHash;
        /** The village or community (or unit) the case belongs to; roles are resolved from here upwards. */
        readonly unit: UnitId;
        readonly number: string;
        readonly channel: 'village' | 'hall' | 'online' | 'home';
        readonly fields: readonly FieldRef[];
      })
    /** One of several needed persons has acted; the step waits for the others. */
    | {
        readonly type: 'step-signed';
        readonly node: NodeId;
        readonly visit: number;
        readonly outcome: string;
        readonly fields: readonly FieldRef[];
      }
    | (Firing & {
        readonly type: 'step-taken';
        readonly node: NodeId;
        readonly visit: number;
        readonly outcome: string;
        readonly fields: readonly FieldRef[];
      })
    | {
        readonly type: 'meeting-recorded';
        readonly node: NodeId;
        readonly visit: number;
        readonly roll: readonly PersonId[];
        readonly present: readonly PersonId[];
        readonly recused: readonly PersonId[];
        readonly yes: number;
        readonly no: number;
        readonly abstain: number;
        readonly fields: readonly FieldRef[];
      }
    | (Firing & {
        readonly type: 'vote-decided';
        readonly node: NodeId;
        readonly visit: number;
        readonly outcome: 'passed' | 'not-passed' | 'no-quorum';
      })
    /** `until` is the inclusive last day of publicity. */
    | { readonly type: 'notice-posted'; readonly node: NodeId; readonly visit: number; readonly from: Day; readonly until: Day }
    | {
        readonly type: 'objection-raised';
        readonly objection: string;
        readonly node: NodeId;
        readonly visit: number;
        readonly channel: 'web' | 'paper' | 'phone';
        readonly fields: readonly FieldRef[];
      }
    | {
        readonly type: 'objection-answered';
        readonly objection: string;
        readonly outcome: 'upheld' | 'not-upheld';
        readonly fields: readonly FieldRef[];
      }
    | (Firing & { readonly type: 'notice-closed'; readonly node: NodeId; readonly visit: number; readonly outcome: 'clear' | 'upheld' })
    | { readonly type: 'timer-started'; readonly node: NodeId; readonly visit: number; readonly dueAt: Instant }
    | (Firing & { readonly type: 'timer-fired'; readonly node: NodeId; readonly visit: number })
    | (Firing & {
        readonly type: 'external-noted';
        readonly node: NodeId;
        readonly visit: number;
        readonly outcome: string;
        readonly fields: readonly FieldRef[];
      })
    /** An official left the case. The reason is never in the payload. */
    | { readonly type: 'official-recused'; readonly person: PersonId }
    | { readonly type: 'case-withdrawn' }
    | { readonly type: 'case-ended'; readonly node: NodeId | null; readonly outcome: 'approve' | 'reject' | 'withdraw' | 'close' }
  );
