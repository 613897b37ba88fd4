import type { AlertOutcome, Clearing, Lamp, RootCause, Severity, StageName } from '../core/supervision/alert/alert.ts';
import type { PersonVerb } from '../core/supervision/alert/command.ts';
import type { Urgency } from '../core/supervision/alert/deadlines.ts';
import type { AlertEvent, SelfCheckAnswer } from '../core/supervision/alert/event.ts';
import type { Topic } from '../core/supervision/cockpit.ts';
import type { FormState, RefusalView } from './page-frame.ts';

/** Lists of alerts; each number on a page opens the one that it counts. */
export const alertShows = ['mine', 'open', 'overdue', 'rectify', 'look-back', 'closed'] as const;

/** A list of alerts. */
export type AlertShow = (typeof alertShows)[number];

/** A family of rules: subsidies, purchases, contracts, village books, cases, the running county. */
export type AlertFamily = Topic;

/** An alert in a list. */
export type AlertCard = {
  readonly id: string;
  readonly rule: string;
  readonly ruleName: string;
  readonly sentence: string;
  readonly severity: Severity;
  readonly lamp: Lamp;
  readonly unitName: string;
  readonly stage: StageName;
  readonly outcome: AlertOutcome | null;
  readonly dueDay: string | null;
  /** Working days left; for a look back calendar days. */
  readonly daysLeft: number | null;
  readonly daysUnit: 'day' | 'working-day';
  readonly urgency: Urgency;
  readonly hits: number;
  readonly relapses: number;
  /** What the reader may do now that moves it; null: it waits for others. */
  readonly mine: PersonVerb | null;
};

/** Numbers of alerts in the reader's reach, each the length of its list. */
export type AlertCounts = {
  readonly byShow: Readonly<Record<AlertShow, number>>;
  readonly red: number;
  readonly yellow: number;
  /** Fixes ordered so far, and those of them that were checked. */
  readonly ordered: number;
  readonly checked: number;
  readonly byFamily: readonly { readonly family: AlertFamily; readonly count: number }[];
};

/** How right a rule was; shares in whole percent. */
export type RulePrecision = {
  readonly rule: string;
  readonly name: string;
  readonly right: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly unchecked: number;
};

/** `/work/alerts` */
export type AlertListView = {
  readonly show: AlertShow;
  readonly family: AlertFamily | null;
  readonly counts: AlertCounts;
  readonly cards: readonly AlertCard[];
  /** More than are listed. */
  readonly left: number;
  /** For those who supervise; null for others. */
  readonly precision: readonly RulePrecision[] | null;
};

/** On `/work` for who has to do with alerts. */
export type AlertSummary = { readonly counts: AlertCounts; readonly supervises: boolean };

/** One thing that happened to an alert. */
export type AlertHistoryLine = {
  readonly type: AlertEvent['type'];
  readonly at: string;
  /** Post and name; null: the system. */
  readonly by: string | null;
  readonly text: string | null;
  readonly detail: {
    readonly outcome?: AlertOutcome;
    readonly answer?: SelfCheckAnswer;
    readonly how?: Clearing;
    readonly cause?: RootCause | null;
    readonly place?: string | null;
    readonly dueDay?: string | null;
    readonly filterUntil?: string | null;
    readonly lookBackOn?: string | null;
  };
};

/** A choice of a place on a chart. */
export type PlaceChoice = { readonly id: string; readonly label: string };

/** `/work/alerts/<id>` */
export type AlertView = {
  readonly id: string;
  readonly version: number;
  readonly card: AlertCard;
  /** The rule in plain words, where it rests, who keeps it, with the values it ran with. */
  readonly rule: {
    readonly summary: string | null;
    readonly basis: readonly string[];
    readonly keeper: string | null;
    readonly version: number;
    readonly parameters: readonly { readonly name: string; readonly value: string }[];
  };
  readonly object: { readonly type: string; readonly shown: string; readonly isOpen: boolean };
  readonly values: readonly { readonly label: string; readonly value: string }[];
  readonly tables: readonly {
    readonly table: string;
    readonly rows: readonly (readonly { readonly label: string; readonly value: string }[])[];
  }[];
  readonly evidence: { readonly hash: string; readonly snapshot: string; readonly seenOn: string };
  readonly gone: boolean;
  readonly place: { readonly href: string; readonly item: string; readonly step: string } | null;
  /** Who acted by the rows: posts with names. Shown to who supervises; to one concerned only himself. */
  readonly people: readonly string[];
  readonly lawful: readonly string[];
  readonly beside: readonly AlertCard[];
  readonly history: readonly AlertHistoryLine[];
  readonly acts: readonly PersonVerb[];
  /** What belongs to the present stage and the reader may not do, with the reason. */
  readonly refused: readonly { readonly verb: PersonVerb; readonly refusal: RefusalView }[];
  readonly form: FormState;
  /** The act whose form is given back. */
  readonly formVerb: PersonVerb | null;
  /** For checking a fix: items to choose from, or the places of the chosen one. */
  readonly places: { readonly items: readonly PlaceChoice[]; readonly chosen: string | null; readonly steps: readonly PlaceChoice[] };
  readonly finding: { readonly outcome: AlertOutcome; readonly by: string; readonly text: string | null } | null;
};
