import type { Threshold } from './chart.ts';

/** The three denominators of a meeting; recused members are already taken out where the rule says so. */
export type Bases = { readonly roll: number; readonly present: number; readonly voting: number };

/**
 * How many members a threshold needs: `at-least 2/3 of n` is ceil(2n/3), `more-than 1/2 of n` is floor(n/2)+1. Never less
 * than one: nobody passes anything by staying away.
 */
export function neededOf(threshold: Threshold, bases: Bases): number {
  return Math.max(1, shareOf(threshold, bases));
}

function shareOf(threshold: Threshold, bases: Bases): number {
  if (threshold.kind === 'count') return threshold.count;
  const share = threshold.part * bases[threshold.of];
  if (threshold.kind === 'at-least') return Math.ceil(share / threshold.whole);
  return Math.floor(share / threshold.whole) + 1;
}

/** The fewest members of a roll that can carry a vote: exactly the quorum comes, and all who are needed of those say yes. */
export function fewestOf(vote: Pick<VoteRule, 'quorum' | 'pass'>, roll: number): { readonly quorum: number; readonly yes: number } {
  const quorum = neededOf(vote.quorum, { roll, present: roll, voting: roll });
  return { quorum, yes: neededOf(vote.pass, { roll, present: quorum, voting: quorum }) };
}

/** The counted facts of one meeting. */
export type Count = {
  readonly roll: number;
  readonly present: number;
  /** Recused members of the roll, and those of them who were in the room. */
  readonly recused: number;
  readonly recusedPresent: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
};

/** Rules of a vote as the chart states them. */
export type VoteRule = { readonly quorum: Threshold; readonly pass: Threshold; readonly recusedLeaveDenominator: boolean };

/**
 * Result of a vote: first the quorum, then the majority. Recused members never count in favour of either; they leave the
 * denominators only if the rule says so. Abstentions are cast votes: they belong to `voting`.
 */
export function voteResult(rule: VoteRule, count: Count): 'passed' | 'not-passed' | 'no-quorum' {
  const gone = rule.recusedLeaveDenominator ? count.recused : 0;
  const goneFromRoom = rule.recusedLeaveDenominator ? count.recusedPresent : 0;
  const voting = count.yes + count.no + count.abstain;
  const bases = { roll: count.roll - gone, present: count.present - goneFromRoom, voting };
  if (count.present - count.recusedPresent < neededOf(rule.quorum, bases)) return 'no-quorum';
  return count.yes >= neededOf(rule.pass, bases) ? 'passed' : 'not-passed';
}
