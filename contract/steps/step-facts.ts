import type { Chart, ChartNode, TaskNode, VoteNode } from '../../core/chart/chart.ts';
import { findRole } from '../../core/org/roles.ts';
import type { CitationView, RiskView, StepView } from '../public-views.ts';
import { joinWords, limitText, noticeText, peopleText, voteRule } from '../../core/publication/step-words.ts';

/** A chart with what its steps are told with. */
export type Context = {
  readonly chart: Chart;
  readonly cite: (basis: readonly string[]) => readonly CitationView[];
};

type Facts = Omit<StepView, 'id' | 'number' | 'after' | 'plainName' | 'name' | 'lane' | 'laneBefore' | 'beside' | 'branches'>;

const noFacts = { who: null, where: null, howLong: null, youGet: null, rule: null, risks: [], forbidden: [], basis: [] } as const;

/** What is told of a step, whatever stands beside it. */
export function factsOf(node: ChartNode, context: Context): Facts {
  switch (node.type) {
    case 'task':
      return { ...officialFacts(node, context), kind: 'step', who: peopleText(node.posts, node.actors), rule: null };
    case 'vote':
      return { ...officialFacts(node, context), kind: 'vote', who: peopleText([node.body], 1), rule: voteRule(node) };
    case 'notice':
      return {
        ...noFacts,
        kind: 'notice',
        who: `意见由${joinWords(node.answeredBy.map((role) => findRole(role)?.name ?? role))}答复`,
        where: node.where,
        howLong: noticeText(node),
        risks: risksOf(node.risks, node.forbidden),
        forbidden: node.forbidden,
        basis: context.cite(node.basis),
      };
    case 'external':
      return {
        ...noFacts,
        kind: node.actor === 'applicant' ? 'citizen' : 'step',
        who: node.actor === 'applicant' ? '您' : '有关单位',
        where: node.where,
        youGet: node.youGet,
      };
    case 'timer':
      return {
        ...noFacts,
        kind: 'wait',
        howLong: limitText(node.wait),
        basis: context.cite(node.basis),
      };
    case 'end':
      return { ...noFacts, kind: 'end', youGet: node.youGet };
    case 'xor':
    case 'start':
    case 'and':
      return { ...noFacts, kind: 'decision' };
  }
}

function officialFacts(node: TaskNode | VoteNode, context: Context) {
  const { where, youGet, forbidden } = node;
  const howLong = limitText(node.limit);
  return { where, howLong, youGet, risks: risksOf(node.risks, forbidden), forbidden, basis: context.cite(node.basis) };
}

function risksOf(
  risks: readonly { readonly level: RiskView['level']; readonly what: string; readonly prevention: string }[],
  forbidden: readonly string[],
): readonly RiskView[] {
  // What the step forbids belongs to all of its risk points; it is said once, at the first.
  return risks.map((risk, at) => ({
    level: risk.level,
    what: risk.what,
    prevention: risk.prevention,
    forbidden: at === 0 ? forbidden : [],
  }));
}
