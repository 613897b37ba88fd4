import type { Constraint } from '../chart.ts';
import { hasBit } from './bit-set.ts';
import type { Flow } from './flow.ts';
import type { Staff } from './staff.ts';

/** The constraints of the input by step number, without those that cannot bind. */
export type Rules = {
  /** Pairs of steps whose actors, or principals, must be disjoint. */
  readonly apart: readonly { readonly left: number; readonly right: number; readonly actor: boolean; readonly principal: boolean }[];
  readonly together: readonly (readonly number[])[];
  /** Steps among whose actors no two are relatives; only sets that relatives could enter. */
  readonly kinFree: readonly (readonly number[])[];
  /** Per step: a repetition needs new persons. */
  readonly renewed: readonly boolean[];
  readonly atMost: readonly { readonly steps: readonly number[]; readonly most: number }[];
  /** Per step: some rule looks at who acts in it. */
  readonly bound: readonly boolean[];
};

/** Reads the constraints; `without` are step numbers that are taken out of the chart. */
export function rulesOf(
  constraints: readonly Constraint[],
  facts: { readonly flow: Flow; readonly staff: Staff },
  without: ReadonlySet<number>,
): Rules {
  const numbers = new Map(facts.flow.steps.map((step, at) => [step.id, at]));
  const stepsOf = (each: Constraint): number[] =>
    each.steps.flatMap((id) => {
      const step = numbers.get(id);
      return step === undefined || without.has(step) ? [] : [step];
    });
  const renewedSteps = new Set(constraints.flatMap((each) => (each.type === 'sod_repeat' ? stepsOf(each) : [])));
  const renewed = facts.flow.steps.map((_, step) => renewedSteps.has(step));
  const apart = constraints.flatMap((each) => (each.type === 'sod' ? pairsOf(stepsOf(each), each.by) : []));
  const together = listsOf(constraints, 'bod', stepsOf).filter((steps) => steps.length > 1 || steps.some((step) => renewedSteps.has(step)));
  const kinFree = listsOf(constraints, 'coi', stepsOf).filter((steps) => canMeetKin(steps, facts.staff));
  const atMost = constraints.flatMap((each) => (each.type === 'at_most' ? [{ steps: stepsOf(each), most: each.k }] : []));
  const lists = [...apart.map((pair) => [pair.left, pair.right]), ...together, ...kinFree, ...atMost.map((each) => each.steps)];
  const touched = new Set([...lists.flat(), ...renewedSteps]);
  return { apart, together, kinFree, renewed, atMost, bound: facts.flow.steps.map((_, step) => touched.has(step)) };
}

function pairsOf(steps: readonly number[], by: 'actor' | 'principal' | 'both'): Rules['apart'] {
  const facts = { actor: by !== 'principal', principal: by !== 'actor' };
  return steps.flatMap((left, at) => steps.slice(at + 1).map((right) => ({ left, right, ...facts })));
}

function listsOf(constraints: readonly Constraint[], type: 'bod' | 'coi', stepsOf: (each: Constraint) => number[]): number[][] {
  return constraints.flatMap((each) => (each.type === type ? [stepsOf(each)] : []));
}

function canMeetKin(steps: readonly number[], staff: Staff): boolean {
  const allowed = new Set<number>();
  staff.classes.forEach((each, at) => {
    if (steps.some((step) => hasBit(each.steps, step))) allowed.add(at);
  });
  return [...allowed].some((each) => [...(staff.kin[each] ?? [])].some((other) => allowed.has(other)));
}

/** Steps that a chain of rules ties together; a step without rules is alone. Their staffing can be judged part by part. */
export function ruleParts(rules: Rules): readonly (readonly number[])[] {
  const parent = rules.bound.map((_, step) => step);
  const rootOf = (step: number): number => {
    let root = step;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    return root;
  };
  const tie = (steps: readonly number[]): void => {
    const [first, ...rest] = steps;
    for (const step of rest) if (first !== undefined) parent[rootOf(step)] = rootOf(first);
  };
  for (const pair of rules.apart) tie([pair.left, pair.right]);
  for (const steps of [...rules.together, ...rules.kinFree, ...rules.atMost.map((each) => each.steps)]) tie(steps);
  const parts = new Map<number, number[]>();
  rules.bound.forEach((_, step) => {
    const root = rootOf(step);
    parts.set(root, [...(parts.get(root) ?? []), step]);
  });
  return [...parts.values()];
}
