import type { AnalysisInput, FlowNode } from '../../core/chart/analyse/input.ts';
import { explore, type OracleRun, runsOf } from './token-rules.ts';
import { canAssign } from './assignment-rules.ts';

/** What the brute force says; names and shape follow the exchange format. */
export type OracleAnswer = {
  readonly reason: string | null;
  /** Moves in a shortest counter-example, 0 for a dead node. */
  readonly shortest: number;
  readonly results: OracleResults | null;
};

export type OracleResults = {
  readonly satisfiable: boolean;
  readonly canApprove: boolean;
  readonly minCollusion: number | null;
  readonly minimumSets: readonly (readonly string[])[];
  readonly minPosts: number | null;
  readonly minLevels: number | null;
  readonly resilient: boolean;
  readonly critical: readonly string[] | null;
  readonly unseen: boolean;
  readonly removable: readonly string[];
  readonly removableSets: readonly (readonly string[])[];
};

/**
 * The definitions of docs/guides/chart-format.md taken literally: the full token game, all run shapes, all assignments, all subsets.
 * Slow, short, and written without the analysis: it exists to be compared with.
 */
export function ask(input: AnalysisInput): OracleAnswer {
  const { reason, shortest } = explore(input);
  if (reason !== null) return { reason, shortest, results: null };
  const runs = runsOf(input);
  const approving = runs.filter((run) => run.outcome === 'approve');
  const everyone = new Set(input.persons);
  const satisfiable = allStaffed(input, runs, everyone);
  const least = smallestSets(input, approving);
  const critical = satisfiable ? input.persons.filter((absent) => !allStaffed(input, runs, without(everyone, absent))) : null;
  const levels = new Map(input.posts.map((post) => [post.id, post.level]));
  const removable = removableSteps(input, least.size);
  return {
    reason: null,
    shortest: 0,
    results: {
      satisfiable,
      canApprove: least.size !== null,
      minCollusion: least.size,
      minimumSets: least.sets,
      minPosts: fewest(input, approving, (post) => post),
      minLevels:
        [...levels.values()].includes(null) || levels.size === 0 ? null : fewest(input, approving, (post) => levels.get(post) ?? ''),
      resilient: critical !== null && critical.length === 0,
      critical,
      unseen: approving.some((run) => !run.nodes.some((id) => ['notice', 'vote'].includes(nodeOf(input, id).type))),
      removable: removable.filter((set) => set.length === 1).flat(),
      removableSets: removable.filter((set) => set.length > 1),
    },
  };
}

/** Can every run shape be staffed without the person? */
export function survivesAbsence(input: AnalysisInput, person: string): boolean {
  return allStaffed(input, runsOf(input), without(new Set(input.persons), person));
}

function nodeOf(input: AnalysisInput, id: string): FlowNode {
  const node = input.nodes.find((each) => each.id === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return node;
}

function without<Member>(all: ReadonlySet<Member>, one: Member): ReadonlySet<Member> {
  return new Set([...all].filter((each) => each !== one));
}

function allStaffed(input: AnalysisInput, runs: readonly OracleRun[], actors: ReadonlySet<string>): boolean {
  return runs.every((run) => canAssign(input, run.counts, actors));
}

function smallestSets(
  input: AnalysisInput,
  approving: readonly OracleRun[],
): { readonly size: number | null; readonly sets: readonly (readonly string[])[] } {
  for (let size = 0; size <= input.persons.length; size += 1) {
    const sets = subsets(input.persons, size).filter((team) => approving.some((run) => canAssign(input, run.counts, new Set(team))));
    if (sets.length > 0) return { size, sets };
  }
  return { size: null, sets: [] };
}

/** All subsets of a size, in the order of the list. */
export function subsets<Member>(all: readonly Member[], size: number): readonly (readonly Member[])[] {
  if (size === 0) return [[]];
  return all.flatMap((first, at) => subsets(all.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}

function fewest(input: AnalysisInput, approving: readonly OracleRun[], label: (post: string) => string): number | null {
  const sizes = approving.flatMap((run) => {
    let choices: ReadonlySet<string>[] = [new Set<string>()];
    for (const step of run.counts.keys()) {
      const node = nodeOf(input, step);
      const posts = node.type === 'task' || node.type === 'vote' ? node.posts : [];
      choices = choices.flatMap((chosen) => posts.map((post) => new Set(chosen).add(label(post))));
    }
    return choices.map((chosen) => chosen.size);
  });
  return sizes.length === 0 ? null : Math.min(...sizes);
}

function removableSteps(input: AnalysisInput, least: number | null): readonly (readonly string[])[] {
  if (least === null) return [];
  const steps = input.nodes
    .filter((node) => (node.type === 'task' || node.type === 'vote') && node.approval && !node.requiredByLaw)
    .map((node) => node.id);
  const sets = [1, 2, 3].flatMap((size) => subsets(steps, size));
  return sets.filter((set) => {
    const changed = passThrough(input, new Set(set));
    const size = smallestSets(
      changed,
      runsOf(changed).filter((run) => run.outcome === 'approve'),
    ).size;
    return size !== null && size >= least;
  });
}

function passThrough(input: AnalysisInput, gone: ReadonlySet<string>): AnalysisInput {
  return {
    ...input,
    nodes: input.nodes.map((node): FlowNode => (gone.has(node.id) ? { type: 'timer', id: node.id, wait: null } : node)),
    constraints: input.constraints.map((each) => ({ ...each, steps: each.steps.filter((step) => !gone.has(step)) })),
  };
}
