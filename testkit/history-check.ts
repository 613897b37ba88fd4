import type { CaseEvent } from '../core/casework/event.ts';
import type { Constraint } from '../core/chart/chart.ts';

/** One person in one stay of one step, as the log tells it. */
export type Trace = { readonly step: string; readonly visit: number; readonly actor: string; readonly principal: string };

/** Who acted, read from the log alone. */
export function tracesOf(log: readonly CaseEvent[]): readonly Trace[] {
  return log.flatMap((event, index): readonly Trace[] => {
    if ((event.type === 'step-taken' || event.type === 'step-signed') && event.by.kind === 'official') {
      const { person: actor, principal } = event.by;
      return [{ step: event.node, visit: event.visit, actor, principal: principal ?? actor }];
    }
    if (event.type !== 'vote-decided') return [];
    const meeting = log.slice(0, index).findLast((earlier) => earlier.type === 'meeting-recorded' && earlier.node === event.node);
    if (meeting?.type !== 'meeting-recorded') return [];
    const voters = meeting.present.filter((member) => !meeting.recused.includes(member));
    return voters.map((actor) => ({ step: event.node, visit: event.visit, actor, principal: actor }));
  });
}

/** The people around a case, as the rules see them. */
export type People = {
  readonly relatives: ReadonlySet<string>;
  readonly applicant: string | null;
  readonly applicantRelatives: ReadonlySet<string>;
};

/** Types of rules that a finished history breaks, by comparing everything with everything. Shares no code with the decisions. */
export function brokenRules(rules: readonly Constraint[], traces: readonly Trace[], people: People): readonly string[] {
  return rules
    .filter((rule) =>
      isBroken(
        rule,
        traces.filter((trace) => rule.steps.includes(trace.step)),
        people,
      ),
    )
    .map((rule) => rule.type);
}

function isBroken(rule: Constraint, mine: readonly Trace[], people: People): boolean {
  const pairs = mine.flatMap((one) => mine.map((other) => [one, other] as const));
  switch (rule.type) {
    case 'sod': {
      const inOther = pairs.filter(([one, other]) => one.step !== other.step);
      const sameActor = inOther.some(([one, other]) => one.actor === other.actor);
      const samePrincipal = inOther.some(([one, other]) => one.principal === other.principal);
      return (rule.by !== 'principal' && sameActor) || (rule.by !== 'actor' && samePrincipal);
    }
    case 'bod':
      return new Set(mine.map((trace) => trace.actor)).size > 1;
    case 'coi':
      return pairs.some(([one, other]) => people.relatives.has(`${one.actor} ${other.actor}`));
    case 'coi_applicant':
      return mine.some((trace) => trace.actor === people.applicant || people.applicantRelatives.has(trace.actor));
    case 'sod_repeat':
      return pairs.some(([one, other]) => one.step === other.step && one.visit !== other.visit && one.actor === other.actor);
    case 'at_most':
      return new Set(mine.map((trace) => trace.actor)).size > rule.k;
  }
}
