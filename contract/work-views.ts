import type { FormField, RiskLevel } from '../core/chart/chart.ts';
import type { AlertSummary } from './alert-views.ts';
import type { FormState, RefusalView } from './page-frame.ts';
import type { NoticeCard, QrView, RiskView } from './public-views.ts';

/** `/work/sign-in`. In the demo, on loopback only, accounts and the second-factor code are shown. */
export type SignInView = {
  readonly form: FormState;
  readonly demoAccounts: readonly { readonly login: string; readonly password: string; readonly who: string }[];
};

/** `/work/second-factor`. `demoCode` is null outside the demo. */
export type SecondFactorView = { readonly form: FormState; readonly name: string; readonly demoCode: string | null };

/** `/work/password`: a first or old password is changed before work. */
export type PasswordView = { readonly form: FormState };

/** A case in a list of an official. */
export type CaseCard = {
  readonly id: string;
  readonly number: string;
  readonly itemName: string;
  /** Title for those who may see the case: 王某某家 · 低保申请. */
  readonly title: string;
  readonly unitName: string;
  /** What to do, as a verb: 上门看家庭情况. */
  readonly step: string;
  readonly node: string | null;
  readonly dueDay: string | null;
  readonly daysLeft: number | null;
  readonly daysUnit: 'day' | 'working-day' | null;
  readonly held: boolean;
  readonly risk: RiskLevel | null;
};

/** `/work`: today's work. */
export type TodoView = {
  /** Steps this official may do now, most urgent first. */
  readonly mine: readonly CaseCard[];
  /** Objections to answer. */
  readonly objections: readonly {
    readonly id: string;
    readonly caseId: string;
    readonly title: string;
    readonly raisedOn: string;
    readonly dueDay: string | null;
  }[];
  /** Started or touched by him, now with others. */
  readonly waiting: readonly CaseCard[];
  readonly done: readonly CaseCard[];
  readonly canStart: boolean;
  /** True for those who may open `/work/restraint`. */
  readonly canSeeRestraint: boolean;
  /** True for those who compile, review or publish lists. */
  readonly hasDesk: boolean;
  /** True for those who may open `/work/rotation`. */
  readonly canSeeRotation: boolean;
  /** Numbers of the questions in his reach; null for who has nothing to do with them. */
  readonly alerts: AlertSummary | null;
};

/** `/work/start`: items this official may start. */
export type StartChoiceView = {
  readonly items: readonly { readonly code: string; readonly plainName: string; readonly name: string }[];
  readonly units: readonly { readonly code: string; readonly name: string }[];
};

/** A form field ready to be drawn; `disclosure` tells who will see it: 公开 / 打码公开 / 只给办事人看 / 不公开，经手的人才看. */
export type FieldView = Pick<FormField, 'id' | 'label' | 'hint' | 'kind' | 'choices' | 'required' | 'maxLength' | 'purpose' | 'disclosure'>;

/** `/work/start/<code>`. */
export type StartFormView = {
  readonly code: string;
  readonly itemName: string;
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly fields: readonly FieldView[];
  readonly form: FormState;
};

/** `/work/cases/<id>/receipt`: shown once after opening; printable slip with number and QR. */
export type ReceiptView = {
  readonly caseId: string;
  readonly number: string;
  readonly secret: string;
  readonly itemName: string;
  readonly title: string;
  readonly openedOn: string;
  readonly qr: QrView;
  readonly nextStep: string;
  readonly complain: string;
};

/** One act the official may do, or why not. */
export type ActView = {
  readonly node: string;
  readonly plainName: string;
  readonly name: string;
  readonly kind: 'task' | 'vote' | 'confirm-vote' | 'external' | 'objection';
  /** null = allowed. */
  readonly refusal: RefusalView | null;
  readonly outcomes: readonly { readonly id: string; readonly label: string }[];
  readonly fields: readonly FieldView[];
  readonly risks: readonly RiskView[];
  readonly forbidden: readonly string[];
  /** Signatures so far and needed: 1 / 2. */
  readonly signed: number;
  readonly needed: number;
  readonly signers: readonly string[];
  readonly dueDay: string | null;
  readonly daysLeft: number | null;
  readonly daysUnit: 'day' | 'working-day' | null;
  readonly dueCertain: boolean;
  readonly postedIn: readonly string[];
  /** Votes: roll to tick, rule in words; recorded tally awaiting confirmation. */
  readonly vote: {
    readonly rule: string;
    readonly roll: readonly { readonly person: string; readonly name: string }[];
    readonly recorded: {
      readonly present: number;
      readonly yes: number;
      readonly no: number;
      readonly abstain: number;
      readonly by: string;
    } | null;
  } | null;
};

/** `/work/cases/<id>`. */
export type CaseView = {
  readonly id: string;
  readonly number: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly versionNumber: number;
  readonly title: string;
  readonly unitName: string;
  readonly state: 'running' | 'held' | 'ended';
  readonly outcome: string | null;
  readonly fields: readonly { readonly label: string; readonly value: string; readonly disclosure: FieldView['disclosure'] }[];
  readonly acts: readonly ActView[];
  readonly objections: readonly ObjectionView[];
  readonly notice: NoticeCard | null;
  readonly steps: readonly {
    readonly plainName: string;
    readonly state: 'done' | 'now' | 'to-come';
    readonly day: string | null;
    readonly by: string | null;
    readonly outcome: string | null;
  }[];
  readonly history: readonly { readonly at: string; readonly what: string; readonly by: string; readonly opinion: string | null }[];
  readonly recused: readonly string[];
  /** True when this official may declare that he must stay out. */
  readonly canRecuse: boolean;
  /** Expected version (ETag): number of events seen. */
  readonly version: number;
  readonly form: FormState;
  /** Which act the returned form belongs to, null when none. */
  readonly formNode: string | null;
};

export type ObjectionView = {
  readonly id: string;
  readonly text: string;
  readonly raisedOn: string;
  readonly channel: 'web' | 'paper' | 'phone';
  readonly state: 'open' | 'upheld' | 'not-upheld';
  readonly answer: string | null;
  readonly dueDay: string | null;
  readonly refusal: RefusalView | null;
  /** Answers that would be taken now; empty when he may not answer. */
  readonly answers: readonly ('upheld' | 'not-upheld')[];
  /** Why one of the two answers is not among them; null when both are. */
  readonly closed: RefusalView | null;
};

/** `/work/notices/<id>/objection`: enter one given on paper or by phone; it is read back before it is sent. */
export type EnterObjectionView = {
  readonly notice: NoticeCard;
  readonly form: FormState;
  readonly stage: 'write' | 'read-back' | 'done';
  readonly receipt: { readonly number: string; readonly secret: string; readonly qr: QrView } | null;
};

/** `/work/clock`: demo only. */
export type ClockView = { readonly today: string; readonly aheadDays: number; readonly form: FormState };

/** `/work/restraint`: every item with its staffing, weakest first. For the leading-group office and the commission only. */
export type RestraintView = {
  /** Items and units still to be computed today; 0 when the list is complete. */
  readonly waiting: number;
  readonly rows: readonly RestraintRow[];
};

/** One item in the unit where it is weakest. */
export type RestraintRow = {
  readonly itemCode: string;
  readonly itemName: string;
  readonly unitName: string;
  readonly units: number;
  readonly sound: boolean;
  /** Fewest persons who together can carry a case to its end; null when nobody can. `upTo` is set when only a range is known. */
  readonly persons: number | null;
  readonly upTo: number | null;
  readonly posts: number | null;
  readonly levels: number | null;
  /** One smallest set by name and post. */
  readonly who: readonly string[];
  readonly findings: readonly { readonly severity: 'error' | 'warning' | 'notice'; readonly sentence: string }[];
  /** How those would do it: each step with who would act in it. */
  readonly acts: readonly { readonly step: string; readonly who: readonly string[] }[];
  /** The steps that lead into the trap of a chart that does not run; empty for a chart that runs. */
  readonly trap: readonly string[];
  /** The cheapest change after which any one person may be away; null when none is needed or known. */
  readonly repair: string | null;
  /** Who could mend it and how. */
  readonly cure: string;
};

/** A form of officials that came without a session: it is kept whole, to be sent again after signing in. */
export type KeptFormView = {
  readonly refusal: RefusalView;
  /** Where to sign in. */
  readonly door: string;
  /** Where the form goes. */
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
};
