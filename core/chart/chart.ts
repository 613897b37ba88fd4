import type { Limit } from '../kernel/deadline.ts';
import type { Role } from '../org/organisation.ts';
import type { Condition } from './condition.ts';

/** Stable id of a node inside one chart, lower-case ASCII letters, digits and hyphens. */
export type NodeId = string;

/**
 * The chart of one version of a power item: drawn, executed and supervised. Data only, never code.
 *
 * The order of `nodes` is the reading order for citizens.
 */
export type Chart = {
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly Edge[];
  readonly constraints: readonly Constraint[];
  readonly variants: readonly Variant[];
};

export type ChartNode = StartNode | TaskNode | VoteNode | NoticeNode | TimerNode | ExternalNode | XorNode | AndNode | EndNode;

type Named = {
  readonly id: NodeId;
  /** Formal name (环节名称). */
  readonly name: string;
  /** The name a neighbour would use. */
  readonly plainName: string;
};

export type StartNode = Named & { readonly type: 'start' };

/** What every act of officials carries. */
export type ActFacts = {
  readonly stage: Stage;
  /** True when the step is a decision that protects against abuse. */
  readonly approval: boolean;
  /** Id of the legal basis that demands the step, null when no text does. */
  readonly requiredByLaw: BasisId | null;
  readonly limit: StepLimit | null;
  readonly basis: readonly BasisId[];
  readonly responsibility: readonly string[];
  readonly accountability: readonly string[];
  readonly risks: readonly Risk[];
  /** What officials may not do here, each sentence begins with what is forbidden, without the word 不准. */
  readonly forbidden: readonly string[];
  /** To whom the citizen turns about this step. */
  readonly recourse: string | null;
  readonly form: readonly FormField[];
  /** Possible results, in the order of the buttons. A step with one result has one entry. */
  readonly outcomes: readonly StepOutcome[];
  /** Facts for the citizen: where it happens and what he gets, in plain words. */
  readonly where: string | null;
  readonly youGet: string | null;
};

/** One or more officials act: any of `posts` qualifies, `actors` different persons act together. */
export type TaskNode = Named & ActFacts & { readonly type: 'task'; readonly posts: readonly Role[]; readonly actors: number };

/** A body decides. Needs max(quorum, yes) different members. */
export type VoteNode = Named &
  ActFacts & {
    readonly type: 'vote';
    /** Role whose holders are the members (roll = its holders on the day of the meeting's notice). */
    readonly body: Role;
    /** Roles that may enter the result; a second person of the same roles confirms it. */
    readonly recorders: readonly Role[];
    readonly quorum: Threshold;
    readonly pass: Threshold;
    readonly ballot: 'secret' | 'open';
    /** Recused members leave the denominator too. Never a default. */
    readonly recusedLeaveDenominator: boolean;
  };

/** A share of a denominator. `at-least 2/3 of n` is ceil(2n/3); `more-than 1/2 of n` is floor(n/2)+1; `count` is absolute. */
export type Threshold =
  | { readonly kind: 'count'; readonly count: number }
  | {
      readonly kind: 'at-least' | 'more-than';
      readonly part: number;
      readonly whole: number;
      readonly of: 'roll' | 'present' | 'voting';
    };

/** Publicity (公示): appears by itself, objections block its exit until answered. Outcomes are `clear` and `upheld`. */
export type NoticeNode = Named & {
  readonly type: 'notice';
  readonly days: number;
  readonly dayUnit: 'day' | 'working-day';
  /** Roles that answer objections; the answering person may not have acted in the steps of `answeredApartFrom`. */
  readonly answeredBy: readonly Role[];
  readonly answeredApartFrom: readonly NodeId[];
  readonly answerLimit: StepLimit | null;
  /** Form field ids shown on the notice; each must be disclosed `public` or `masked`. */
  readonly shows: readonly string[];
  readonly basis: readonly BasisId[];
  readonly risks: readonly Risk[];
  readonly forbidden: readonly string[];
  readonly where: string | null;
};

/** Time passes: waiting, or tacit approval when the limit of another step runs out. */
export type TimerNode = Named & {
  readonly type: 'timer';
  readonly wait: Limit;
  readonly tacit: boolean;
  readonly basis: readonly BasisId[];
};

/**
 * The citizen or another authority acts; an official notes the result. Clocks of the case stand still while the applicant is
 * waited for, and run on while it is another authority.
 */
export type ExternalNode = Named & {
  readonly type: 'external';
  readonly actor: 'applicant' | 'authority';
  /** Roles that may note that it happened. */
  readonly notedBy: readonly Role[];
  readonly outcomes: readonly StepOutcome[];
  readonly where: string | null;
  readonly youGet: string | null;
};

/** One token in, one edge chosen: by the latest outcome of node `of`, or by the conditions of its edges. */
export type XorNode = Named & { readonly type: 'xor'; readonly of: NodeId | null };

export type AndNode = Named & { readonly type: 'and' };

export type EndNode = Named & {
  readonly type: 'end';
  readonly outcome: 'approve' | 'reject' | 'withdraw' | 'close';
  readonly youGet: string | null;
};

/** Stages a step may belong to. */
export type Stage =
  | 'apply'
  | 'accept'
  | 'review'
  | 'field-check'
  | 'approve'
  | 'vote'
  | 'pay'
  | 'execute'
  | 'notify'
  | 'rectify'
  | 'archive';

/** Id of a citation: `<law id>#<article>`; the law registry says whether it is in force (library/laws). */
export type BasisId = string;

/** The time limit of a step: statutory or promised; `parameter` names the county's decision that it comes from. */
export type StepLimit = Limit & {
  readonly kind: 'statutory' | 'promised';
  /**
   * Key of the item's parameter with the source of this amount, null when the law fixes it. It replaces nothing: the amount
   * here and the value there are the same number, checked when the library is read.
   */
  readonly parameter: string | null;
};

/** How grave a risk is. */
export type RiskLevel = 'high' | 'middle' | 'low';

/** Integrity risk point (廉政风险点) of a step. */
export type Risk = {
  readonly level: RiskLevel;
  readonly what: string;
  readonly prevention: string;
  readonly owner: string;
};

export type StepOutcome = { readonly id: string; readonly label: string };

/** Disclosure class of a field. `masked` needs a mask; `secret` never leaves the working tables. */
export type Disclosure = 'public' | 'masked' | 'restricted' | 'secret';

/** A field of a step's form. A field without a disclosure class or purpose is a validation error. */
export type FormField = {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  readonly kind: 'text' | 'long-text' | 'name' | 'id-number' | 'phone' | 'count' | 'money' | 'day' | 'yes-no' | 'choice';
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly required: boolean;
  readonly maxLength: number;
  readonly disclosure: Disclosure;
  /** How a masked value is shown; null unless `disclosure` is masked. */
  readonly mask: 'name' | 'id-number' | 'phone' | 'account' | 'all' | null;
  /** Why the datum is needed, in plain words (Personal Information Protection Law art. 6). */
  readonly purpose: string;
};

/** An arrow. From an xor it carries `outcome`, `when` or `otherwise`; back arrows name the most rounds. */
export type Edge = {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly label?: string;
  readonly outcome?: string;
  readonly when?: Condition;
  readonly otherwise?: true;
  /** Most times this arrow may be taken in one case; needed on arrows that lead back. */
  readonly max?: number;
};

/** Rules over one case, whole history, loops included. */
export type Constraint =
  | { readonly type: 'sod'; readonly steps: readonly NodeId[]; readonly by: 'actor' | 'principal' | 'both' }
  | { readonly type: 'bod' | 'coi' | 'coi_applicant' | 'sod_repeat'; readonly steps: readonly NodeId[] }
  | { readonly type: 'at_most'; readonly steps: readonly NodeId[]; readonly k: number };

/** A named alternative path (green channel, home visit by appointment): the edge that opens it and the record it leaves. */
export type Variant = {
  readonly id: string;
  readonly name: string;
  readonly plainRule: string;
  readonly entry: { readonly from: NodeId; readonly to: NodeId };
  /** Form field that records why the variant was used. */
  readonly record: string;
};
