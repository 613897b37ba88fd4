import { addBit, noBits } from './bit-set.ts';
import type { Flow } from './flow.ts';
import type { AnalysisInput } from './input.ts';

/**
 * Persons grouped into classes whose members can stand in for each other in every assignment: same steps, nobody acts
 * for them, no kin that a rule asks about. Everybody else is a class of one.
 */
export type Staff = {
  readonly persons: readonly string[];
  readonly classes: readonly PersonClass[];
  /** Per step: the classes whose members may act in it. */
  readonly domains: readonly (readonly number[])[];
  /** Pairs of classes whose members are relatives, only as far as a rule asks. Both directions. */
  readonly kin: readonly ReadonlySet<number>[];
  /** True when somebody may act in the name of another in a step. */
  readonly delegated: readonly boolean[];
};

/** `principals` per step: in whose name a member may act; `self` is the member, a number is a person. */
export type PersonClass = {
  readonly members: readonly number[];
  readonly steps: readonly number[];
  readonly principals: readonly (readonly Principal[])[];
  /** False when the members are told apart by kin or delegation. */
  readonly plain: boolean;
};

/** In whose name: -1 is the actor himself, else the number of a person. */
export type Principal = number;

/** The principal of one who acts in his own name. */
export const self: Principal = -1;

/** Reads who may act where. */
export function staffOf(input: AnalysisInput, flow: Flow): Staff {
  const facts = factsOf(input, flow);
  const groups = new Map<string, PersonClass & { members: number[] }>();
  const byProfile = new Map<string, PersonClass & { members: number[] }>();
  for (const [person, profile] of facts.profiles) {
    const profileKey = profile.single ? `p${person}` : profileKeyOf(profile);
    const known = byProfile.get(profileKey);
    if (known !== undefined) {
      known.members.push(person);
      continue;
    }
    const principals = flow.steps.map((_, step) => principalsOf(facts, { person, profile }, step));
    if (principals.every((each) => each.length === 0)) continue;
    const key = profile.single ? profileKey : principals.map((each) => each.join('+')).join(';');
    const group = groups.get(key) ?? makeClass(principals, !profile.single && profile.from.length === 0);
    group.members.push(person);
    groups.set(key, group);
    byProfile.set(profileKey, group);
  }
  return assemble(input, flow, { classes: [...groups.values()], facts });
}

type Profile = {
  /** Posts of the flow that the person holds. */
  readonly posts: string[];
  /** Delegations received: post and giver. */
  readonly from: { readonly post: string; readonly giver: number }[];
  single: boolean;
  barred: boolean;
};

type Facts = {
  readonly profiles: ReadonlyMap<number, Profile>;
  readonly stepPosts: readonly ReadonlySet<string>[];
  readonly barredSteps: ReadonlySet<number>;
  readonly kinPairs: readonly (readonly [number, number])[];
};

function factsOf(input: AnalysisInput, flow: Flow): Facts {
  const numbers = new Map(input.persons.map((person, at) => [person, at]));
  const used = new Set(flow.steps.flatMap((step) => step.posts));
  const profiles = heldPosts(input, used, numbers);
  for (const { from, to, post } of input.delegations) {
    if (!used.has(post) || from === to) continue;
    const giver = profileAt(profiles, numbers.get(from) ?? -1);
    const taker = profileAt(profiles, numbers.get(to) ?? -1);
    giver.single = true;
    taker.from.push({ post, giver: numbers.get(from) ?? -1 });
  }
  const kinPairs = markKin(input, numbers, profiles);
  const barredSteps = markBarred(input, flow, { numbers, profiles });
  return { profiles, stepPosts: flow.steps.map((step) => new Set(step.posts)), barredSteps, kinPairs };
}

function heldPosts(input: AnalysisInput, used: ReadonlySet<string>, numbers: ReadonlyMap<string, number>): Map<number, Profile> {
  const profiles = new Map<number, Profile>();
  for (const post of input.posts) {
    if (!used.has(post.id)) continue;
    for (const holder of post.holders) profileAt(profiles, numbers.get(holder) ?? -1).posts.push(post.id);
  }
  return profiles;
}

function profileAt(profiles: Map<number, Profile>, person: number): Profile {
  const known = profiles.get(person);
  if (known !== undefined) return known;
  const fresh: Profile = { posts: [], from: [], single: false, barred: false };
  profiles.set(person, fresh);
  return fresh;
}

function markKin(input: AnalysisInput, numbers: ReadonlyMap<string, number>, profiles: ReadonlyMap<number, Profile>): Facts['kinPairs'] {
  if (!input.constraints.some((each) => each.type === 'coi')) return [];
  return input.relatives.flatMap(([left, right]): (readonly [number, number])[] => {
    const pair = [numbers.get(left) ?? -1, numbers.get(right) ?? -1] as const;
    const known = pair.map((person) => profiles.get(person));
    if (left === right || known.includes(undefined)) return [];
    for (const profile of known) if (profile !== undefined) profile.single = true;
    return [pair];
  });
}

function markBarred(
  input: AnalysisInput,
  flow: Flow,
  facts: { readonly numbers: ReadonlyMap<string, number>; readonly profiles: ReadonlyMap<number, Profile> },
): ReadonlySet<number> {
  const { applicant } = input;
  const steps = new Set(input.constraints.flatMap((each) => (each.type === 'coi_applicant' ? each.steps : [])));
  if (applicant === null || steps.size === 0) return new Set();
  const kin = input.relatives.flatMap(([left, right]) => (left === applicant ? [right] : right === applicant ? [left] : []));
  for (const person of [applicant, ...kin]) {
    const profile = facts.profiles.get(facts.numbers.get(person) ?? -1);
    if (profile !== undefined) profile.barred = true;
  }
  return new Set(flow.steps.flatMap((step, at) => (steps.has(step.id) ? [at] : [])));
}

function profileKeyOf(profile: Profile): string {
  const from = profile.from.map((each) => `${each.giver}:${each.post}`);
  return `${profile.barred ? '!' : ''}${profile.posts.join('\u0000')}\u0001${from.join('\u0000')}`;
}

function principalsOf(facts: Facts, who: { readonly person: number; readonly profile: Profile }, step: number): Principal[] {
  const { profile } = who;
  const posts = facts.stepPosts[step];
  if (posts === undefined || (profile.barred && facts.barredSteps.has(step))) return [];
  const own = profile.posts.some((post) => posts.has(post)) ? [self] : [];
  const given = profile.from.flatMap((each) => (posts.has(each.post) ? [each.giver] : []));
  return [...own, ...new Set(given)];
}

function makeClass(principals: readonly (readonly Principal[])[], plain: boolean): PersonClass & { members: number[] } {
  return { members: [], steps: principals.flatMap((each, step) => (each.length > 0 ? [step] : [])), principals, plain };
}

function assemble(input: AnalysisInput, flow: Flow, made: { readonly classes: readonly PersonClass[]; readonly facts: Facts }): Staff {
  const { classes, facts } = made;
  const domains = flow.steps.map(() => noBits(classes.length));
  const delegated = flow.steps.map(() => false);
  const classOf = new Map<number, number>();
  classes.forEach((each, at) => {
    for (const person of each.members) classOf.set(person, at);
    for (const step of each.steps) {
      addBit(domains[step] ?? [], at);
      if (each.principals[step]?.some((principal) => principal !== self) === true) delegated[step] = true;
    }
  });
  const kin = classes.map(() => new Set<number>());
  for (const [left, right] of facts.kinPairs) {
    const pair = [classOf.get(left), classOf.get(right)];
    if (pair[0] === undefined || pair[1] === undefined) continue;
    kin[pair[0]]?.add(pair[1]);
    kin[pair[1]]?.add(pair[0]);
  }
  return { persons: input.persons, classes, domains, kin, delegated };
}
