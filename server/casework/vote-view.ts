import type { VoteNode } from '../../core/chart/chart.ts';
import type { CurrentStep } from '../../core/casework/current-steps.ts';
import type { ActView } from '../../contract/work-views.ts';
import { voteRule } from '../../core/publication/step-words.ts';
import { nameOf } from './name-of.ts';
import type { SeenCase } from './viewer.ts';

/** The vote at a step: its rule, the roll of members, and what one person has recorded. */
export function voteOf(node: VoteNode, step: CurrentStep, seen: SeenCase): ActView['vote'] {
  const { state } = seen.loaded;
  if (state.status !== 'open') return null;
  const members = seen.context.staff.holdersOf(node.body, state.unit).filter((holding) => holding.principal === null);
  const roll = [...new Set(members.map((holding) => holding.person))].map((person) => ({ person, name: nameOf(seen, person) }));
  const { meeting } = step;
  return {
    rule: voteRule(node),
    roll,
    recorded:
      meeting === null
        ? null
        : {
            present: meeting.present.length,
            yes: meeting.yes,
            no: meeting.no,
            abstain: meeting.abstain,
            by: nameOf(seen, meeting.recorder),
          },
  };
}
