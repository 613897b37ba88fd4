import type { Constraint } from '../chart.ts';
import type { AnalysisInput, FlowNode, StaffedPost } from './input.ts';

/** What people know a rule by: its kind and the steps it binds. */
export type RuleShape = Pick<Constraint, 'type' | 'steps'>;

/**
 * One change to the staffing or to the rules of a chart, as far as a repair may propose it.
 *
 * `person` null is a further person who holds no other post of the chart. Rules are named by their place in the input, and by
 * their kind and steps, which is how people know them.
 */
export type StaffingChange =
  | { readonly kind: 'add-holder'; readonly post: string; readonly person: string | null }
  | { readonly kind: 'add-delegate'; readonly post: string; readonly from: string; readonly to: string }
  /** `at_most` allows one more person; `sod` by both looks at actors, or at principals, only. */
  | { readonly kind: 'loosen-rule'; readonly rule: number; readonly about: RuleShape; readonly to: 'one-more' | 'actor' | 'principal' }
  | { readonly kind: 'free-step'; readonly rule: number; readonly about: RuleShape; readonly step: string }
  | { readonly kind: 'drop-rule'; readonly rule: number; readonly about: RuleShape };

/** How votes are counted after the holders of posts changed; absent where the input states plain numbers. */
export type Recount = (posts: readonly StaffedPost[]) => readonly FlowNode[];

/**
 * Cost of a change, for comparison only: a further person (0), a further post for somebody in place (1), a delegation (2), a
 * looser rule (3), a rule without a step (4), no rule (5).
 *
 * A further person comes first because he brings no second post: he restrains whom he stands beside.
 */
export function costOf(change: StaffingChange): number {
  switch (change.kind) {
    case 'add-holder':
      return change.person === null ? 0 : 1;
    case 'add-delegate':
      return 2;
    case 'loosen-rule':
      return 3;
    case 'free-step':
      return 4;
    case 'drop-rule':
      return 5;
  }
}

/** The input after some changes; places of rules are those of the input given. */
export function withChanges(input: AnalysisInput, changes: readonly StaffingChange[], recount: Recount | null): AnalysisInput {
  const rules = new Map(input.constraints.map((rule, at): [number, Constraint | null] => [at, rule]));
  const changed = changes.reduce((before, change) => changeStaff(before, change), input);
  for (const change of changes) changeRule(rules, change);
  const constraints = [...rules.values()].flatMap((rule) => (rule === null ? [] : [rule]));
  const grown = changes.some((change) => change.kind === 'add-holder');
  return { ...changed, constraints, nodes: grown && recount !== null ? recount(changed.posts) : changed.nodes };
}

function changeStaff(input: AnalysisInput, change: StaffingChange): AnalysisInput {
  if (change.kind === 'add-delegate') {
    const { from, to, post } = change;
    return { ...input, delegations: [...input.delegations, { from, to, post }] };
  }
  if (change.kind !== 'add-holder') return input;
  const person = change.person ?? freshName(input, change.post);
  return {
    ...input,
    persons: change.person === null ? [...input.persons, person] : input.persons,
    posts: input.posts.map((post) => (post.id === change.post ? { ...post, holders: [...post.holders, person] } : post)),
  };
}

function freshName(input: AnalysisInput, post: string): string {
  let name = `+${post}`;
  while (input.persons.includes(name) || input.applicant === name || input.relatives.flat().includes(name)) name = `+${name}`;
  return name;
}

function changeRule(rules: Map<number, Constraint | null>, change: StaffingChange): void {
  if (change.kind === 'add-holder' || change.kind === 'add-delegate') return;
  const rule = rules.get(change.rule) ?? null;
  if (rule === null) return;
  if (change.kind === 'drop-rule') rules.set(change.rule, null);
  else if (change.kind === 'free-step') rules.set(change.rule, { ...rule, steps: rule.steps.filter((step) => step !== change.step) });
  else if (rule.type === 'at_most' && change.to === 'one-more') rules.set(change.rule, { ...rule, k: rule.k + 1 });
  else if (rule.type === 'sod' && change.to !== 'one-more') rules.set(change.rule, { ...rule, by: change.to });
}

/** All ways to relax one rule, cheapest first. */
export function relaxations(constraints: readonly Constraint[]): readonly StaffingChange[] {
  const each = (of: (rule: Constraint, at: number) => readonly StaffingChange[]): readonly StaffingChange[] => constraints.flatMap(of);
  return [
    ...each((rule, at) => {
      if (rule.type === 'at_most') return [{ kind: 'loosen-rule', rule: at, about: shapeOf(rule), to: 'one-more' }];
      if (rule.type !== 'sod' || rule.by !== 'both') return [];
      return [
        { kind: 'loosen-rule', rule: at, about: shapeOf(rule), to: 'actor' },
        { kind: 'loosen-rule', rule: at, about: shapeOf(rule), to: 'principal' },
      ];
    }),
    ...each((rule, at) => rule.steps.map((step) => ({ kind: 'free-step', rule: at, about: shapeOf(rule), step }))),
    ...each((rule, at) => [{ kind: 'drop-rule', rule: at, about: shapeOf(rule) }]),
  ];
}

function shapeOf({ type, steps }: Constraint): RuleShape {
  return { type, steps };
}
