import type { Limit } from '../../kernel/deadline.ts';
import type { PersonId, UnitId } from '../../kernel/id.ts';
import type { Role } from '../../org/organisation.ts';
import type { Staff } from '../../org/staff.ts';
import type { ActFacts, Chart, ChartNode, StepLimit } from '../chart.ts';
import { fewestOf } from '../threshold.ts';
import { analyseChart, type AnalysisOptions } from './analyse-chart.ts';
import { type AuthoredYardstick, findAuthoredGaps } from './find-authored-gaps.ts';
import type { Analysis } from './analysis.ts';
import type { Finding } from './finding.ts';
import type { Act, AnalysisInput, FlowNode, Paper, StaffDelegation, StaffedPost } from './input.ts';
import type { Recount } from './staffing-change.ts';

/** Who may act in which role of a chart: the staffing of one unit on one day, with roles as posts. */
export type Staffing = Pick<AnalysisInput, 'persons' | 'posts' | 'delegations' | 'relatives'>;

/** An authored chart and what surrounds it. */
export type AuthoredChart = {
  readonly id: string;
  readonly title: string;
  readonly chart: Chart;
  /** Legal limit of the whole case, null when none is stated. */
  readonly totalLimit: Limit | null;
} & AuthoredYardstick;

/**
 * Analyses an authored chart with the staffing of the unit in which its cases run.
 *
 * `options.gaps` are the findings of the chart alone ({@link findAuthoredGaps}) where the caller has them already, because he
 * analyses it for unit after unit.
 */
export function analyseItem(
  item: AuthoredChart,
  staffing: Staffing,
  { gaps, ...options }: AnalysisOptions & { readonly gaps?: readonly Finding[] } = {},
): Analysis {
  // A larger body has a larger roll.
  const recount: Recount = (posts) => nodesOf(item.chart, posts);
  const analysis = analyseChart(inputFromChart(item, staffing), { recount, ...options });
  return { ...analysis, findings: [...analysis.findings, ...(gaps ?? findAuthoredGaps(item.chart, item))] };
}

/**
 * An authored chart as the analysis reads it: roles are posts, thresholds are counted on the roll of the staffing, and
 * every branch is possible whatever its condition.
 *
 * Who enters the result of a vote, answers objections, or notes what citizens did is not counted: those acts decide nothing.
 */
export function inputFromChart(item: AuthoredChart, staffing: Staffing): AnalysisInput {
  return {
    id: item.id,
    title: item.title,
    nodes: nodesOf(item.chart, staffing.posts),
    edges: item.chart.edges.map((edge) => ({ from: edge.from, to: edge.to, max: edge.max ?? null })),
    ...staffing,
    constraints: item.chart.constraints,
    applicant: null,
    totalLimit: item.totalLimit,
  };
}

function nodesOf(chart: Chart, posts: readonly StaffedPost[]): readonly FlowNode[] {
  const rolls = new Map(posts.map((post) => [post.id, post.holders.length]));
  return chart.nodes.map((node) => flowNodeOf(node, rolls));
}

/** Who may act for the unit on the staff's day in each role that the chart names. */
export function staffingOf(chart: Chart, staff: Staff, unit: UnitId): Staffing {
  const roles = [...new Set(chart.nodes.flatMap(rolesOf))];
  const holdings = roles.flatMap((role) => staff.holdersOf(role, unit).map((holding) => ({ role, ...holding })));
  const persons = [...new Set(holdings.flatMap((each) => (each.principal === null ? [each.person] : [each.person, each.principal])))];
  const posts = roles.map((role): StaffedPost => {
    const own = holdings.filter((each) => each.role === role && each.principal === null);
    return { id: role, holders: [...new Set(own.map((each) => each.person))], level: levelOf(role, staff, unit) };
  });
  const delegations = holdings.flatMap((each): StaffDelegation[] =>
    each.principal === null ? [] : [{ from: each.principal, to: each.person, post: each.role }],
  );
  return { persons, posts, delegations, relatives: kinAmong(persons, staff) };
}

function kinAmong(persons: readonly PersonId[], staff: Staff): (readonly [string, string])[] {
  return persons.flatMap((left, at) =>
    persons.slice(at + 1).flatMap((right) => (staff.areRelatives(left, right) ? [[left, right] as const] : [])),
  );
}

/** The level of the nearest post of the role; the role's own prefix when nobody set one up. */
function levelOf(role: Role, staff: Staff, unit: UnitId): string {
  const [post] = staff.listPosts(role, unit);
  const level = post === undefined ? undefined : staff.findUnit(post.unit)?.level;
  return level ?? role.split('.')[0] ?? role;
}

function rolesOf(node: ChartNode): readonly Role[] {
  if (node.type === 'task') return node.posts;
  return node.type === 'vote' ? [node.body] : [];
}

function flowNodeOf(node: ChartNode, rolls: ReadonlyMap<Role, number>): FlowNode {
  switch (node.type) {
    case 'start':
    case 'xor':
    case 'and':
      return { type: node.type, id: node.id };
    case 'task':
      return { type: 'task', id: node.id, posts: node.posts, actors: node.actors, ...actOf(node) };
    case 'vote':
      return { type: 'vote', id: node.id, posts: [node.body], ...fewestOf(node, rolls.get(node.body) ?? 0), ...actOf(node) };
    case 'notice':
      return { type: 'notice', id: node.id, wait: { amount: node.days, unit: node.dayUnit } };
    case 'timer':
      return { type: 'timer', id: node.id, wait: node.wait };
    case 'external':
      return { type: 'external', id: node.id, wait: null };
    case 'end':
      return { type: 'end', id: node.id, outcome: node.outcome };
  }
}

function actOf(node: ActFacts): Act {
  const paper: Paper = {
    basis: node.basis,
    recourse: node.recourse ?? '',
    risks: node.risks,
    limit: node.limit === null ? null : limitOf(node.limit),
  };
  return { approval: node.approval, requiredByLaw: node.requiredByLaw !== null, paper };
}

function limitOf(limit: StepLimit): NonNullable<Paper['limit']> {
  const plain = { amount: limit.amount, unit: limit.unit };
  return limit.kind === 'statutory' ? { statutory: plain, promised: null } : { statutory: null, promised: plain };
}
