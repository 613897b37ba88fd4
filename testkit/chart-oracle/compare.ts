import type { Analysis, Results } from '../../core/chart/analyse/analysis.ts';
import type { AnalysisInput } from '../../core/chart/analyse/input.ts';
import { canAssign } from './assignment-rules.ts';
import { ask, type OracleAnswer, type OracleResults } from './oracle.ts';

/** Every point in which an analysis differs from the brute force, as text; empty when they agree. */
export function differences(input: AnalysisInput, analysis: Analysis): readonly string[] {
  const oracle = ask(input);
  const reason = analysis.flaw?.reason ?? null;
  if (reason !== oracle.reason) return [`reason: ${reason} instead of ${oracle.reason}`];
  if (oracle.results === null || analysis.results === null) return flawDifferences(oracle, analysis);
  const wanted = shapeOf(oracle.results);
  const got = shapeOf(ours(analysis.results));
  const different = Object.keys(wanted).filter((key) => wanted[key] !== got[key]);
  return [...different.map((key) => `${key}: ${got[key]} instead of ${wanted[key]}`), ...witnessFaults(input, analysis.results)];
}

function flawDifferences(oracle: OracleAnswer, analysis: Analysis): string[] {
  const length = analysis.flaw?.run.length ?? 0;
  return length === oracle.shortest ? [] : [`counter-example of ${length} moves instead of ${oracle.shortest}`];
}

function shapeOf(results: OracleResults): Record<string, string> {
  return Object.fromEntries(Object.entries(results).map(([key, value]) => [key, JSON.stringify(value)]));
}

function ours(results: Results): OracleResults {
  const { collusion } = results;
  return {
    satisfiable: results.satisfiable ?? false,
    canApprove: results.canApprove ?? false,
    minCollusion: collusion.known === 'exactly' ? collusion.size : collusion.known === 'impossible' ? null : -1,
    minimumSets: results.minimumSets,
    minPosts: results.minPosts,
    minLevels: results.minLevels,
    resilient: results.resilient ?? false,
    critical: results.criticalPersons,
    unseen: results.approvableUnseen,
    removable: results.removable?.single ?? ['?'],
    removableSets: results.removable?.sets ?? [['?']],
  };
}

/** The witness must be a valid assignment by exactly its persons. */
function witnessFaults(input: AnalysisInput, results: Results): string[] {
  const { witness } = results;
  if (witness === null) return results.canApprove === true ? ['no witness'] : [];
  const actors = new Set(witness.assignment.flatMap((each) => each.instances.flat().map(([actor]) => actor)));
  const faults =
    [...actors].every((actor) => witness.persons.includes(actor)) && actors.size === witness.persons.length
      ? []
      : ['witness names other persons'];
  const fixed = fixedInput(input, witness.assignment);
  const counts = new Map(witness.assignment.map((each) => [each.step, 1]));
  return canAssign(fixed, counts, new Set(input.persons)) ? faults : [...faults, `witness breaks a rule: ${JSON.stringify(witness)}`];
}

/** The input with every step held by a post of its own that allows nothing but the pairs of the witness. */
function fixedInput(input: AnalysisInput, assignment: NonNullable<Results['witness']>['assignment']): AnalysisInput {
  const rows = assignment.flatMap((each) =>
    each.instances.flat().map(([actor, principal]) => ({ post: `#${each.step}`, actor, principal })),
  );
  const legal = rows.every((row) => isAllowed(input, row));
  const posts = assignment.map((each) => ({
    id: `#${each.step}`,
    level: null,
    holders: legal ? rows.flatMap((row) => (row.post === `#${each.step}` && row.actor === row.principal ? [row.actor] : [])) : [],
  }));
  const delegations = legal
    ? rows.flatMap((row) => (row.actor === row.principal ? [] : [{ from: row.principal, to: row.actor, post: row.post }]))
    : [];
  return {
    ...input,
    posts,
    delegations,
    nodes: input.nodes.map((node) => (node.type === 'task' || node.type === 'vote' ? { ...node, posts: [`#${node.id}`] } : node)),
  };
}

function isAllowed(input: AnalysisInput, row: { readonly post: string; readonly actor: string; readonly principal: string }): boolean {
  const node = input.nodes.find((each) => `#${each.id}` === row.post);
  if (node === undefined || (node.type !== 'task' && node.type !== 'vote')) return false;
  const holds = node.posts.some((post) => input.posts.some((each) => each.id === post && each.holders.includes(row.principal)));
  const given = input.delegations.some((each) => each.from === row.principal && each.to === row.actor && node.posts.includes(each.post));
  return holds && (row.actor === row.principal || given);
}
