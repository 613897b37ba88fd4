import { addDays, type Day } from '../kernel/day.ts';
import type { PersonId } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { refuse, type Refusal } from '../kernel/outcome.ts';

/** Days that an approved value runs in the shadow before it counts (影子运行). */
export const shadowDays = 30;

/** A value that somebody wishes a parameter of a rule to have from a day on. */
export type ProposedValue = { readonly name: string; readonly value: string; readonly from: Day };

/** What happens to values of one rule: proposed by one, approved or declined by another. Reasons are sealed beside the event. */
export type RuleEvent = { readonly at: Instant; readonly by: PersonId } & (
  | ({ readonly type: 'parameter-proposed'; readonly proposal: string } & ProposedValue)
  | { readonly type: 'parameter-approved'; readonly proposal: string; readonly on: Day }
  | { readonly type: 'parameter-declined'; readonly proposal: string }
);

/** A proposal with what became of it. */
export type Proposal = ProposedValue & {
  readonly id: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly state: 'open' | 'approved' | 'declined';
  readonly settledBy: PersonId | null;
  readonly approvedOn: Day | null;
};

/** What somebody wishes. */
export type RuleWish =
  | ({ readonly do: 'propose'; readonly proposal: string } & ProposedValue)
  | { readonly do: 'approve' | 'decline'; readonly proposal: string };

/** Codes of {@link decideRuleChange}. */
export type RuleChangeRefusal = 'rule-too-early' | 'rule-proposal-unknown' | 'rule-proposal-settled' | 'rule-second-person';

/** Proposals of a rule in the order in which they were made. */
export function proposalsOf(events: readonly RuleEvent[]): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  for (const event of events) {
    const known = found.get(event.proposal);
    switch (event.type) {
      case 'parameter-proposed': {
        const { proposal, name, value, from, by, at } = event;
        found.set(proposal, { ...{ id: proposal, name, value, from, by, at, state: 'open' }, settledBy: null, approvedOn: null });
        break;
      }
      case 'parameter-approved':
        if (known !== undefined) found.set(known.id, { ...known, state: 'approved', settledBy: event.by, approvedOn: event.on });
        break;
      case 'parameter-declined':
        if (known !== undefined) found.set(known.id, { ...known, state: 'declined', settledBy: event.by });
        break;
    }
  }
  return [...found.values()];
}

/**
 * Decides about a value of a rule: whoever proposes does not approve, and from approval to the first day there are thirty days in the shadow.
 *
 * Refusals: `rule-too-early` (facts: earliest), `rule-proposal-unknown`, `rule-proposal-settled`, `rule-second-person`.
 */
export function decideRuleChange(
  wish: RuleWish,
  known: { readonly events: readonly RuleEvent[]; readonly by: PersonId; readonly at: Instant; readonly today: Day },
): RuleEvent | Refusal<RuleChangeRefusal> {
  const { by, at, today } = known;
  const earliest = addDays(today, shadowDays);
  if (wish.do === 'propose') {
    const { do: _, ...value } = wish;
    return value.from < earliest ? refuse('rule-too-early', { earliest }) : { type: 'parameter-proposed', ...value, by, at };
  }
  const proposal = proposalsOf(known.events).find(({ id }) => id === wish.proposal);
  if (proposal === undefined) return refuse('rule-proposal-unknown');
  if (proposal.state !== 'open') return refuse('rule-proposal-settled');
  if (wish.do === 'decline') return { type: 'parameter-declined', proposal: proposal.id, by, at };
  if (proposal.by === by) return refuse('rule-second-person');
  if (proposal.from < earliest) return refuse('rule-too-early', { earliest });
  return { type: 'parameter-approved', proposal: proposal.id, on: today, by, at };
}
