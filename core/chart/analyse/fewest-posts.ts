import type { ChartFacts } from './approval-plan.ts';
import { membersOf } from './bit-set.ts';
import type { StaffedPost } from './input.ts';
import { requirementOf } from './requirement.ts';

/**
 * Least number of different labels on an approving run when each step picks one of its labels; staffing is ignored.
 * Labels are posts (min_posts) or organisational levels (min_levels). Null when no approving run exists or there are too
 * many runs to be sure.
 */
export function fewestLabels(facts: ChartFacts, labelsOf: (posts: readonly string[]) => readonly string[]): number | null {
  const tokens = new Map<string, { readonly at: number; readonly labels: readonly string[] }>();
  const ofStep = facts.flow.steps.map((step) => {
    const labels = [...new Set(labelsOf(step.posts))].sort();
    const key = JSON.stringify(labels);
    const known = tokens.get(key) ?? { at: tokens.size, labels };
    tokens.set(key, known);
    return labels.length === 0 ? -2 : known.at;
  });
  const tokenOf = facts.flow.nodes.map((node, at) => {
    if (node.type === 'end' && node.outcome !== 'approve') return -2;
    return ofStep[facts.flow.stepOf[at] ?? -1] ?? -1;
  });
  const requirement = requirementOf(facts.graph, { tokenOf, tokens: tokens.size });
  if (!requirement.complete || requirement.sets.length === 0) return null;
  const choices = [...tokens.values()].map((token) => token.labels);
  return requirement.sets.reduce(
    (best, set) =>
      fewestHits(
        membersOf(set).map((token) => choices[token] ?? []),
        best,
      ),
    Infinity,
  );
}

/** Labels are the posts themselves. */
export function postsAsLabels(posts: readonly string[]): readonly string[] {
  return posts;
}

/** Labels are the levels of the posts; undefined when the input names none. */
export function levelsAsLabels(posts: readonly StaffedPost[]): ((names: readonly string[]) => readonly string[]) | undefined {
  const levels = new Map(posts.map((post) => [post.id, post.level]));
  if (posts.every((post) => post.level === null)) return undefined;
  return (names) => names.flatMap((name) => levels.get(name) ?? []);
}

/** Smallest set of labels that meets every list, if smaller than `best`; else `best`. */
function fewestHits(lists: readonly (readonly string[])[], best: number): number {
  const open = [...lists].sort((left, right) => left.length - right.length);
  const hit = (chosen: ReadonlySet<string>, limit: number): number => {
    const next = open.find((labels) => labels.every((label) => !chosen.has(label)));
    if (next === undefined) return Math.min(chosen.size, limit);
    if (chosen.size + 1 >= limit) return limit;
    return next.reduce((least, label) => hit(new Set(chosen).add(label), least), limit);
  };
  return hit(new Set(), best);
}
