import { addBit, type BitSet, bitsWhere, hasBit, isSubset, membersOf, noBits } from './bit-set.ts';
import type { Flow } from './flow.ts';
import type { AnalysisInput } from './input.ts';

/**
 * Persons grouped into classes whose members can stand in for each other in every assignment: same steps, nobody acts
 * for them, no kin that a rule asks about. Everybody else is a class of one.
 */
export type Staff = {
  readonly persons: readonly string[];
  readonly classes: readonly PersonClass[];
  /** Per step: the classes whose members may act in it. Equal domains are one object. */
  readonly domains: readonly BitSet[];
  /** Pairs of classes whose members are relatives, only as far as a rule asks. Both directions. */
  readonly kin: readonly ReadonlySet<number>[];
  /** True when somebody may act in the name of another in a step. */
  readonly delegated: readonly boolean[];
  /** Per class: persons of other plain classes who can do all its steps and more; 0 for a class that is not plain. */
  readonly replacements: readonly number[];
};

/** Persons of one class. */
export type PersonClass = {
  readonly members: readonly number[];
  /** Steps in which the members may act. */
  readonly steps: BitSet;
  /** Per step in whose name a member may act; null when always in his own. */
  readonly principals: readonly (readonly Principal[])[] | null;
  /** False when the members are told apart by kin or delegation. */
  readonly plain: boolean;
};

/** In whose name: -1 is the actor himself, else the number of a person. */
export type Principal = number;

/** The principal of one who acts in his own name. */
export const self: Principal = -1;

const inOwnName: readonly Principal[] = [self];

/** In whose name the members of a class may act in a step; empty when they may not. */
export function principalsIn(each: PersonClass | undefined, step: number): readonly Principal[] {
  if (each === undefined || !hasBit(each.steps, step)) return [];
  return each.principals?.[step] ?? inOwnName;
}

/** Reads who may act where. */
export function staffOf(input: AnalysisInput, flow: Flow): Staff {
  const facts = factsOf(input, flow);
  const groups = new Map<string, OpenClass>();
  const byProfile = new Map<string, OpenClass>();
  for (const [person, profile] of facts.profiles) {
    const profileKey = profile.single ? `p${person}` : profileKeyOf(profile);
    const known = byProfile.get(profileKey);
    if (known !== undefined) {
      known.members.push(person);
      continue;
    }
    const fresh = classOf(facts, profile);
    if (fresh.steps.every((word) => word === 0)) continue;
    const key = profile.single
      ? profileKey
      : `${fresh.steps.join(',')}|${fresh.principals === null ? '' : JSON.stringify(fresh.principals)}`;
    const group = groups.get(key) ?? fresh;
    group.members.push(person);
    groups.set(key, group);
    byProfile.set(profileKey, group);
  }
  return assemble(input, flow, { classes: [...groups.values()], facts });
}

type OpenClass = PersonClass & { readonly members: number[] };

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
  /** Per post: the steps it may act in. */
  readonly stepsOfPost: ReadonlyMap<string, BitSet>;
  readonly stepCount: number;
  readonly barredSteps: BitSet;
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
  return { profiles, stepsOfPost: stepsByPost(flow), stepCount: flow.steps.length, barredSteps, kinPairs };
}

function stepsByPost(flow: Flow): ReadonlyMap<string, BitSet> {
  const found = new Map<string, number[]>();
  flow.steps.forEach((step, at) => {
    for (const post of step.posts) {
      const own = found.get(post) ?? noBits(flow.steps.length);
      addBit(own, at);
      found.set(post, own);
    }
  });
  return found;
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
): BitSet {
  const { applicant } = input;
  const steps = new Set(input.constraints.flatMap((each) => (each.type === 'coi_applicant' ? each.steps : [])));
  if (applicant === null || steps.size === 0) return noBits(flow.steps.length);
  const kin = input.relatives.flatMap(([left, right]) => (left === applicant ? [right] : right === applicant ? [left] : []));
  for (const person of [applicant, ...kin]) {
    const profile = facts.profiles.get(facts.numbers.get(person) ?? -1);
    if (profile !== undefined) profile.barred = true;
  }
  return bitsWhere(flow.steps.length, (step) => steps.has(flow.steps[step]?.id ?? ''));
}

function profileKeyOf(profile: Profile): string {
  const from = profile.from.map((each) => `${each.giver}:${each.post}`);
  return `${profile.barred ? '!' : ''}${profile.posts.join('\u0000')}\u0001${from.join('\u0000')}`;
}

function classOf(facts: Facts, profile: Profile): OpenClass {
  const open = profile.barred ? facts.barredSteps.map((word) => ~word) : null;
  const stepsOf = (post: string): BitSet => {
    const steps = facts.stepsOfPost.get(post) ?? noBits(facts.stepCount);
    return open === null ? steps : steps.map((word, at) => word & (open[at] ?? 0));
  };
  const own = profile.posts.reduce<BitSet>((all, post) => joined(all, stepsOf(post)), noBits(facts.stepCount));
  const steps = profile.from.reduce<BitSet>((all, each) => joined(all, stepsOf(each.post)), own);
  const plain = !profile.single && profile.from.length === 0;
  if (profile.from.length === 0) return { members: [], steps, principals: null, plain };
  const principals = Array.from({ length: facts.stepCount }, (_, step) => {
    const given = profile.from.flatMap((each) => (hasBit(stepsOf(each.post), step) ? [each.giver] : []));
    return [...(hasBit(own, step) ? inOwnName : []), ...new Set(given)];
  });
  return { members: [], steps, principals, plain };
}

function joined(left: BitSet, right: BitSet): BitSet {
  return left.map((word, at) => word | (right[at] ?? 0));
}

function assemble(input: AnalysisInput, flow: Flow, made: { readonly classes: readonly PersonClass[]; readonly facts: Facts }): Staff {
  const { classes, facts } = made;
  const domains = flow.steps.map(() => noBits(classes.length));
  const delegated = flow.steps.map(() => false);
  const classOf = new Map<number, number>();
  classes.forEach((each, at) => {
    for (const person of each.members) classOf.set(person, at);
    for (const step of membersOf(each.steps)) {
      addBit(domains[step] ?? [], at);
      if (each.principals?.[step]?.some((principal) => principal !== self) === true) delegated[step] = true;
    }
  });
  const kin = classes.map(() => new Set<number>());
  for (const [left, right] of facts.kinPairs) {
    const pair = [classOf.get(left), classOf.get(right)];
    if (pair[0] === undefined || pair[1] === undefined) continue;
    kin[pair[0]]?.add(pair[1]);
    kin[pair[1]]?.add(pair[0]);
  }
  return { persons: input.persons, classes, domains: shared(domains), kin, delegated, replacements: replacementsOf(classes) };
}

/** Equal domains as one object, so that they can be told equal at a glance. */
function shared(domains: readonly BitSet[]): BitSet[] {
  const known = new Map<string, BitSet>();
  return domains.map((domain) => {
    const key = domain.join(',');
    const first = known.get(key) ?? domain;
    known.set(key, first);
    return first;
  });
}

function replacementsOf(classes: readonly PersonClass[]): number[] {
  return classes.map((each, at) => {
    if (!each.plain) return 0;
    let count = 0;
    for (let other = 0; other < classes.length; other += 1) {
      const rival = classes[other];
      if (other === at || rival === undefined || !rival.plain) continue;
      if (isSubset(each.steps, rival.steps)) count += rival.members.length;
    }
    return count;
  });
}
