import type { AnalysisInput } from '../../core/chart/analyse/input.ts';
import type { Constraint } from '../../core/chart/chart.ts';

type Pair = { readonly actor: string; readonly principal: string };
type Done = { readonly step: string; readonly pairs: readonly Pair[] };

/** True when the counted steps have an assignment by the given actors that keeps every rule. Tries all of them. */
export function canAssign(input: AnalysisInput, counts: ReadonlyMap<string, number>, actors: ReadonlySet<string>): boolean {
  const instances = [...counts].flatMap(([step, count]) => Array.from({ length: count }, () => step));
  const attempt = (at: number, done: readonly Done[]): boolean => {
    const step = instances[at];
    if (step === undefined) return true;
    const next = done.length === 0 ? [] : [...done];
    return crews(input, step, actors).some((pairs) => {
      const all = [...next, { step, pairs }];
      return input.constraints.every((each) => keeps(input, each, all)) && attempt(at + 1, all);
    });
  };
  return attempt(0, []);
}

/** All ways to fill one instance of a step: different actors, different principals. */
function crews(input: AnalysisInput, step: string, actors: ReadonlySet<string>): readonly (readonly Pair[])[] {
  const node = input.nodes.find((each) => each.id === step);
  if (node === undefined || (node.type !== 'task' && node.type !== 'vote')) return [];
  const need = node.type === 'task' ? node.actors : Math.max(node.quorum, node.yes);
  const pairs = pairsFor(input, node.posts).filter((pair) => actors.has(pair.actor));
  const fill = (from: number, chosen: readonly Pair[]): (readonly Pair[])[] => {
    if (chosen.length === need) return [chosen];
    return pairs.slice(from).flatMap((pair, at) => {
      const clash = chosen.some((other) => other.actor === pair.actor || other.principal === pair.principal);
      return clash ? [] : fill(from + at + 1, [...chosen, pair]);
    });
  };
  return fill(0, []);
}

function pairsFor(input: AnalysisInput, posts: readonly string[]): readonly Pair[] {
  const all = new Map<string, Pair>();
  for (const post of posts) {
    for (const holder of input.posts.find((each) => each.id === post)?.holders ?? [])
      all.set(`${holder}/${holder}`, { actor: holder, principal: holder });
    for (const { from, to, post: given } of input.delegations) if (given === post) all.set(`${to}/${from}`, { actor: to, principal: from });
  }
  return [...all.values()];
}

function keeps(input: AnalysisInput, rule: Constraint, all: readonly Done[]): boolean {
  const own = all.filter((done) => rule.steps.includes(done.step));
  const actors = new Set(own.flatMap((done) => done.pairs.map((pair) => pair.actor)));
  switch (rule.type) {
    case 'sod':
      return own.every((left) => own.every((right) => left.step === right.step || disjoint(left, right, rule.by)));
    case 'bod':
      return actors.size <= 1;
    case 'coi':
      return [...actors].every((left) => [...actors].every((right) => left === right || !areKin(input, left, right)));
    case 'coi_applicant':
      return (
        input.applicant === null || [...actors].every((actor) => actor !== input.applicant && !areKin(input, actor, input.applicant ?? ''))
      );
    case 'sod_repeat':
      return own.every((left, at) => own.every((right, to) => at >= to || left.step !== right.step || disjoint(left, right, 'actor')));
    case 'at_most':
      return actors.size <= rule.k;
  }
}

function disjoint(left: Done, right: Done, by: 'actor' | 'principal' | 'both'): boolean {
  const sameActor = left.pairs.some((pair) => right.pairs.some((other) => other.actor === pair.actor));
  const samePrincipal = left.pairs.some((pair) => right.pairs.some((other) => other.principal === pair.principal));
  return !(by !== 'principal' && sameActor) && !(by !== 'actor' && samePrincipal);
}

function areKin(input: AnalysisInput, left: string, right: string): boolean {
  return input.relatives.some(([one, other]) => (one === left && other === right) || (one === right && other === left));
}
