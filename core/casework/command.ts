import type { NodeId } from '../chart/chart.ts';
import type { Facts } from '../chart/evaluate.ts';
import type { CaseId, PersonId, UnitId } from '../kernel/id.ts';
import type { Actor, FieldRef } from './event.ts';

/** Values that conditions of this act may read: `form.<id>` of earlier and present fields, `case.<fact>`. */
export type FactsOfCase = Facts;

/** A wish to act on a case. Decisions answer with events or a refusal. */
export type CaseCommand =
  | {
      readonly do: 'open-case';
      readonly caseId: CaseId;
      readonly item: string;
      readonly unit: UnitId;
      readonly number: string;
      readonly channel: 'village' | 'hall' | 'online' | 'home';
      readonly by: Actor;
      readonly fields: readonly FieldRef[];
    }
  | { readonly do: 'take-step'; readonly node: NodeId; readonly outcome: string; readonly by: Actor; readonly fields: readonly FieldRef[] }
  | {
      readonly do: 'record-meeting';
      readonly node: NodeId;
      readonly present: readonly PersonId[];
      readonly recused: readonly PersonId[];
      readonly yes: number;
      readonly no: number;
      readonly abstain: number;
      readonly by: Actor;
      readonly fields: readonly FieldRef[];
    }
  | { readonly do: 'confirm-meeting'; readonly node: NodeId; readonly by: Actor }
  | {
      readonly do: 'raise-objection';
      readonly objection: string;
      readonly node: NodeId;
      /** Of which sheet: a matter that was sent back hangs a second one at the same node. */
      readonly visit: number;
      readonly channel: 'web' | 'paper' | 'phone';
      readonly by: Actor;
      readonly fields: readonly FieldRef[];
    }
  | {
      readonly do: 'answer-objection';
      readonly objection: string;
      readonly outcome: 'upheld' | 'not-upheld';
      readonly by: Actor;
      readonly fields: readonly FieldRef[];
    }
  | {
      readonly do: 'note-external';
      readonly node: NodeId;
      readonly outcome: string;
      readonly by: Actor;
      readonly fields: readonly FieldRef[];
    }
  | { readonly do: 'recuse'; readonly person: PersonId; readonly by: Actor }
  | { readonly do: 'withdraw-case'; readonly by: Actor }
  /** The clock: closes notices whose last day has passed, fires timers that are due. */
  | { readonly do: 'let-time-pass' };
