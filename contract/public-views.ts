import type { RiskLevel } from '../core/chart/chart.ts';
import type { FormState } from './page-frame.ts';
import type { EntryHit, PublishedList } from './public-list.ts';

/** An item in a list or among search results. */
export type ItemCard = {
  readonly code: string;
  readonly plainName: string;
  readonly name: string;
  readonly unitName: string;
  readonly lead: string;
  readonly category: string;
};

/** `/`: search by characters, pinyin initials or unit; current notices. */
export type HomeView = {
  readonly query: string;
  /** null before a search. */
  readonly results: readonly ItemCard[] | null;
  /** Entries of units' lists that have no page of steps. */
  readonly entries: readonly EntryHit[];
  /** When nothing was found: nearest items by synonyms. */
  readonly nearest: readonly ItemCard[];
  readonly units: readonly UnitCard[];
  readonly notices: readonly NoticeCard[];
  readonly often: readonly { readonly code: string; readonly plainName: string }[];
};

/** A unit in a list; `kind` is in words (乡镇), `parent` is the code of the unit above. */
export type UnitCard = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly items: number;
  readonly parent: string | null;
};

/** `/u/<code>`: what a unit may do, its posts and holders, its notices. */
export type UnitView = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: UnitCard | null;
  readonly children: readonly UnitCard[];
  /** The unit's published list, null while it has none. */
  readonly list: PublishedList | null;
  readonly categories: readonly { readonly name: string; readonly items: readonly ItemCard[] }[];
  readonly posts: readonly { readonly post: string; readonly holders: readonly string[] }[];
  readonly notices: readonly NoticeCard[];
  /** The body that leads the work (领导小组), null while there is none. */
  readonly body: BodyView | null;
};

/** A governance body by its posts; who holds a post today stands with it. Seats of many (representatives) have no names. */
export type BodyView = {
  readonly office: string;
  readonly from: string;
  readonly paper: { readonly number: string; readonly title: string; readonly issuer: string };
  readonly seats: readonly {
    readonly as: 'head' | 'deputy' | 'member';
    readonly unit: string;
    readonly post: string;
    readonly holders: readonly string[];
  }[];
};

/** One arrow out of a step in words, with the numbers of the steps it leads to. `back` is true when it leads to an earlier step. */
export type BranchView = { readonly label: string; readonly to: string; readonly back: boolean; readonly numbers: readonly number[] };

export type RiskView = {
  readonly level: RiskLevel;
  readonly what: string;
  readonly prevention: string;
  readonly forbidden: readonly string[];
};

/** A citation as shown: in force, superseded, or 条号待核. */
export type CitationView = {
  /** Id of the document in the register, null when it has none. */
  readonly law: string | null;
  readonly title: string;
  readonly article: string;
  readonly gist: string;
  readonly state: 'in-force' | 'superseded' | 'not-yet-in-force' | 'text-not-in-hand' | 'unknown';
};

/** One entry of the chart as an ordered list (start nodes, joins and outcome forks are folded into their neighbours). */
export type StepView = {
  readonly id: string;
  /** Steps of a normal case are numbered from 1 in reading order; those of side branches go on behind them. */
  readonly number: number;
  /** null on the main path; else the number of the main step behind which this side branch leaves. */
  readonly after: number | null;
  readonly kind: 'step' | 'decision' | 'notice' | 'vote' | 'wait' | 'citizen' | 'end';
  readonly plainName: string;
  readonly name: string;
  /** Lane of the responsibility track: 0 citizen, 1 village, 2 town, 3 county. */
  readonly lane: 0 | 1 | 2 | 3;
  /** Lane of the entry before, so that the track can be drawn. */
  readonly laneBefore: 0 | 1 | 2 | 3;
  /** Posts that act, in words: 镇入户调查员 2 人. */
  readonly who: string | null;
  readonly where: string | null;
  readonly howLong: string | null;
  readonly youGet: string | null;
  /** Rule of a vote in one sentence. */
  readonly rule: string | null;
  /** Runs beside other steps: numbers of the steps that may run at the same time. */
  readonly beside: readonly number[];
  readonly branches: readonly BranchView[];
  readonly risks: readonly RiskView[];
  readonly forbidden: readonly string[];
  readonly basis: readonly CitationView[];
};

/** `/i/<code>`: the item page (the mock). */
export type ItemView = {
  readonly code: string;
  readonly plainName: string;
  readonly name: string;
  readonly unit: { readonly code: string; readonly name: string };
  readonly category: string;
  readonly powerType: string;
  readonly version: {
    readonly number: number;
    readonly hash: string;
    readonly effectiveFrom: string;
    readonly effectiveTo: string | null;
    readonly current: boolean;
    readonly changes: readonly string[];
    readonly others: readonly { readonly number: number; readonly effectiveFrom: string }[];
    /** From which day and why it is carried out no longer; null while it goes on, and for what another version replaced. */
    readonly withdrawn: { readonly on: string; readonly reason: string } | null;
    /** True before its first day. */
    readonly coming: boolean;
    /** The version that takes its place on a later day; null when none is published yet. */
    readonly next: { readonly number: number; readonly effectiveFrom: string } | null;
    /** Ledger index of the publication, null until integrated. */
    readonly ledgerIndex: number | null;
  };
  readonly lead: string;
  readonly facts: {
    readonly who: FactView;
    readonly howLong: FactView;
    readonly trips: FactView;
    readonly fee: FactView;
  };
  readonly materials: readonly { readonly what: string; readonly note: string | null }[];
  readonly riskCounts: { readonly high: number; readonly middle: number; readonly low: number };
  readonly steps: readonly StepView[];
  readonly variants: readonly { readonly name: string; readonly plainRule: string }[];
  readonly forbidden: readonly string[];
  readonly recourse: readonly { readonly to: string; readonly how: string }[];
  readonly basis: readonly CitationView[];
  readonly responsibilities: readonly string[];
  readonly accountability: readonly string[];
  /** County values with their source; `verify` is shown as 待核. */
  readonly parameters: readonly { readonly key: string; readonly value: number; readonly source: string; readonly verify: boolean }[];
  /**
   * How many persons and posts must agree before anyone gets anything, at least and in every unit. Null while it is not computed, or
   * where it would show a weakness: that is shown as its cure only.
   */
  readonly restraint: { readonly persons: number; readonly posts: number } | null;
  readonly activity: ActivityView;
  readonly notices: readonly NoticeCard[];
  /** Where it hangs, by unit; `number` is the version that hangs there. Nothing is told of where it is not on record. */
  readonly hanging: readonly { readonly unit: string; readonly place: string; readonly number: number; readonly since: string }[];
  /** Of the item's permanent address. */
  readonly qr: QrView;
};

export type FactView = { readonly main: string; readonly note: string | null };
/** A QR code as one path in module units, to be stroked one module wide; its quiet zone of 4 modules is inside `size`. */
export type QrView = { readonly size: number; readonly path: string; readonly address: string };

/** How it went lately, without anything that points to a person. */
export type ActivityView = {
  /** Acts recorded under the item in the county this year, all cases together. */
  readonly actsThisYear: number;
  /** By town and week, only groups of ten or more; smaller ones are summed up as one sentence. */
  readonly weeks: readonly { readonly town: string; readonly weekFrom: string; readonly acts: number }[];
  readonly smallerGroups: boolean;
  readonly lastActDay: string | null;
};

/** A running or past publicity notice in a list. */
export type NoticeCard = {
  readonly id: string;
  readonly title: string;
  readonly unitName: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly from: string;
  readonly until: string;
  /** `day` of `days`: 第5天 / 共7天; 0 when over. */
  readonly day: number;
  readonly days: number;
  readonly open: boolean;
};

/** `/notices`: running and past notices together, newest first; the page sorts the running ones to the top. */
export type NoticesView = { readonly notices: readonly NoticeCard[] };

/** `/notices/<id>`. Rows are already masked; a notice that is over shows only what may remain. */
export type NoticeView = NoticeCard & {
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly basis: readonly CitationView[];
  readonly postedBy: string;
  readonly held: boolean;
  readonly objections: readonly {
    readonly state: 'open' | 'upheld' | 'not-upheld';
    readonly raisedOn: string;
    readonly answer: string | null;
  }[];
  readonly never: readonly string[];
  readonly result: string | null;
};

/** `/notices/<id>/objection`: one screen; after sending, the receipt. */
export type ObjectionFormView = { readonly notice: NoticeCard; readonly form: FormState };
export type ObjectionReceiptView = {
  readonly notice: NoticeCard;
  readonly number: string;
  readonly secret: string;
  readonly qr: QrView;
  readonly answerDueDay: string | null;
};

/** `/progress`: asks for the number. */
export type ProgressFormView = { readonly form: FormState };

/** `/r/<number>`: the number alone shows a stage; with the secret also days left and details. */
export type ProgressView = {
  readonly number: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly state: 'running' | 'held' | 'ended';
  /** Plain name of the stage: 正在公示. */
  readonly stage: string;
  /** null without the secret. */
  readonly detail: {
    readonly openedOn: string;
    readonly title: string;
    readonly outcome: string | null;
    readonly steps: readonly ProgressStep[];
    readonly with: readonly string[];
    readonly daysLeft: number | null;
    readonly daysUnit: 'day' | 'working-day' | null;
    readonly dueDay: string | null;
    /** false when the working-day calendar of the due year is not published yet. */
    readonly dueCertain: boolean;
    readonly fields: readonly { readonly label: string; readonly value: string }[];
    readonly receipt: ReceiptStateView;
    readonly canWithdraw: boolean;
    readonly form: FormState;
    readonly secretPath: string;
  } | null;
};

export type ProgressStep = {
  readonly plainName: string;
  readonly state: 'done' | 'now' | 'to-come';
  readonly day: string | null;
  readonly note: string | null;
};

/** Three states of a receipt: recorded 已记录, entered 已入账; witnessed comes with a later version. */
export type ReceiptStateView = {
  readonly state: 'recorded' | 'entered';
  readonly index: number | null;
  readonly treeSize: number | null;
  readonly entryHash: string;
  /** Text form `c2sp.org/tlog-proof@v1`; null until entered. */
  readonly proof: string | null;
  readonly entryBase64: string;
  readonly logKey: string;
};

/** `/ledger`: what the book is, its head, how anyone checks it. */
export type LedgerView = {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly signedAt: string | null;
  readonly key: string;
  readonly waiting: number;
  /** Since when the oldest entry waits, when that is longer than it may be; null while all is well. */
  readonly lateSince: string | null;
};
