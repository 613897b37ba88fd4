import type { Chart, ChartNode, NodeId, StepOutcome, Threshold, VoteNode } from './chart.ts';
import { atNode, type ChartError } from './chart-error.ts';
import { outcomesOf, voteOutcomes } from './outcomes.ts';

/** Errors inside single nodes: who acts, how many, with which results, in which time. */
export function stepErrors(chart: Chart): readonly ChartError[] {
  const read = new Set(chart.nodes.flatMap((node) => (node.type === 'xor' && node.of !== null ? [node.of] : [])));
  return chart.nodes.flatMap((node) => [...errorsOf(node), ...unreadOutcome(node, read)]);
}

function errorsOf(node: ChartNode): readonly ChartError[] {
  switch (node.type) {
    case 'task': {
      const actors = isCount(node.actors, 1) ? [] : [atNode('too-few-actors', node.id, { actors: node.actors })];
      return [
        ...postErrors(node.id, { posts: node.posts }),
        ...actors,
        ...outcomeErrors(node.id, node.outcomes),
        ...limitErrors(node.id, node.limit),
      ];
    }
    case 'vote':
      return [
        ...postErrors(node.id, { body: [node.body], recorders: node.recorders }),
        ...voteErrors(node),
        ...limitErrors(node.id, node.limit),
      ];
    case 'notice': {
      const days = isCount(node.days, 1) ? [] : [atNode('not-a-count', node.id, { where: 'days', value: node.days })];
      return [...days, ...postErrors(node.id, { answeredBy: node.answeredBy }), ...limitErrors(node.id, node.answerLimit)];
    }
    case 'timer':
      return limitErrors(node.id, node.wait);
    case 'external':
      return [...postErrors(node.id, { notedBy: node.notedBy }), ...outcomeErrors(node.id, node.outcomes)];
    case 'start':
    case 'xor':
    case 'and':
    case 'end':
      return [];
  }
}

function isCount(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}

function postErrors(node: NodeId, roles: Readonly<Record<string, readonly string[]>>): readonly ChartError[] {
  return Object.entries(roles).flatMap(([where, list]) =>
    list.length === 0 || list.includes('') || new Set(list).size !== list.length ? [atNode('no-posts', node, { where, roles: list })] : [],
  );
}

function outcomeErrors(node: NodeId, outcomes: readonly StepOutcome[]): readonly ChartError[] {
  if (outcomes.length === 0) return [atNode('no-outcomes', node)];
  const ids = outcomes.map((outcome) => outcome.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return twice.map((outcome) => atNode('duplicate-outcome', node, { outcome }));
}

function limitErrors(node: NodeId, limit: { readonly amount: number } | null): readonly ChartError[] {
  return limit === null || isCount(limit.amount, 1) ? [] : [atNode('not-a-count', node, { where: 'limit', value: limit.amount })];
}

/** Results of a vote follow from arithmetic, so a chart may label them but not invent others. */
function voteErrors(node: VoteNode): readonly ChartError[] {
  const ids = node.outcomes.map((outcome) => outcome.id);
  const fits = ids.length === voteOutcomes.length && voteOutcomes.every((id) => ids.includes(id));
  const outcomes = fits ? [] : [atNode('vote-outcomes', node.id, { given: ids, wanted: voteOutcomes })];
  return [...outcomes, ...thresholdErrors(node.id, 'quorum', node.quorum), ...thresholdErrors(node.id, 'pass', node.pass)];
}

/** A share above the whole can never be reached, nor `more than` the whole; a quorum counts against the roll only. */
function thresholdErrors(node: NodeId, where: 'quorum' | 'pass', threshold: Threshold): readonly ChartError[] {
  if (threshold.kind === 'count') {
    return isCount(threshold.count, 1) ? [] : [atNode('threshold-impossible', node, { where, count: threshold.count })];
  }
  const { kind, part, whole, of } = threshold;
  const isShare = isCount(whole, 1) && isCount(part, kind === 'at-least' ? 1 : 0) && (kind === 'at-least' ? part <= whole : part < whole);
  const isOfRoll = where === 'pass' || of === 'roll';
  return isShare && isOfRoll ? [] : [atNode('threshold-impossible', node, { where, kind, part, whole, of })];
}

/** A result that no branch reads would be recorded and change nothing: a refusal that goes on like an approval. */
function unreadOutcome(node: ChartNode, read: ReadonlySet<NodeId>): readonly ChartError[] {
  const outcomes = outcomesOf(node);
  return outcomes.length > 1 && !read.has(node.id) ? [atNode('outcome-without-branch', node.id, { outcomes })] : [];
}
