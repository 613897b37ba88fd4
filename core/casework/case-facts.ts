import type { CaseHistory } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { FactsOfCase } from './command.ts';

/** The values that the branches of a chart may read now: what the caller knows, and what the case itself remembers. */
export function factsOf(state: CaseHistory, context: CaseContext): FactsOfCase {
  return {
    'case.kin-registered': context.applicantRelatives.size > 0,
    ...context.facts,
    'case.channel': state.channel,
    'case.objections': state.objections.length,
    'case.objections-upheld': state.objections.filter((objection) => objection.answer === 'upheld').length,
    'case.rounds': roundsOf(state, context),
  };
}

/** How often the case went along an arrow that has a most number of rounds. */
function roundsOf(state: CaseHistory, context: CaseContext): number {
  return state.taken.filter((index) => context.chart.chart.edges[index]?.max !== undefined).length;
}
