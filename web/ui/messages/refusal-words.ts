import type { RotationRefusal } from '../../../core/org/rotation.ts';
import type { RuleChangeRefusal } from '../../../core/supervision/rule-change.ts';
import type { CaseRefusalCode } from '../../../core/casework/refusal.ts';
import type { LawRefusal } from '../../../core/catalogue/law/change.ts';
import type { DraftRefusal } from '../../../core/catalogue/draft/refusal.ts';
import type { ProgrammeRefusal } from '../../../core/programme/refusal.ts';
import type { ActRefusal } from '../../../core/org/may-act.ts';
import type { PostingRefusal } from '../../../core/publication/channel/decide-posting.ts';
import type { AlertRefusalCode } from '../../../core/supervision/alert/refusal.ts';

/** Refusals of signing in and of accounts. */
export type DoorRefusalCode =
  | 'wrong-login-or-password'
  | 'locked-for-now'
  | 'account-frozen'
  | 'wrong-code'
  | 'password-too-weak'
  | 'passwords-differ'
  | 'sign-in-needed'
  | 'second-factor-needed'
  | 'password-change-needed'
  | 'plain-http';

/** Refusals of the frame around all routes. */
export type FrameRefusalCode =
  | 'bad-request'
  | 'field-errors'
  | 'bad-key'
  | 'csrf-failed'
  | 'not-found'
  | 'too-large'
  | 'wrong-content-type'
  | 'too-many-requests'
  | 'server-fault'
  | 'not-ready'
  | 'no-space';

/** Refusals of the shell around cases: two at once, a key used twice, a receipt that does not fit. */
export type ShellRefusalCode = 'changed-meanwhile' | 'key-reused' | 'wrong-number';

/** Refusals of the desk: compiling, reviewing, publishing. */
export type DeskRefusalCode =
  | Exclude<DraftRefusal, ShellRefusalCode>
  | PostingRefusal
  | 'desk-import-state'
  | 'desk-code-taken'
  | 'desk-no-round'
  | 'desk-classified'
  | 'desk-dossier-too-large'
  | 'desk-dossier-unreadable'
  | 'desk-dossier-other-item';

/** Refusals of the law register and of revisions. */
export type LawRefusalCode = Exclude<LawRefusal, ShellRefusalCode>;

/** Refusals of the programme: governance bodies, papers, tasks, minutes. */
export type ProgrammeRefusalCode = Exclude<ProgrammeRefusal, ShellRefusalCode | FrameRefusalCode>;

/** Refusals of the workshop of rules. */
export type RuleRefusalCode = RuleChangeRefusal | 'rule-trial-busy' | 'parameter-unknown' | 'parameter-unreadable' | 'room-has-no-snapshot';

/** Every code that can reach a person. */
export type RefusalCode =
  | CaseRefusalCode
  | ActRefusal
  | AlertRefusalCode
  | RotationRefusal
  | RuleRefusalCode
  | DeskRefusalCode
  | LawRefusalCode
  | ProgrammeRefusalCode
  | DoorRefusalCode
  | FrameRefusalCode
  | ShellRefusalCode;

/** What happened, why, what to do now: each a whole sentence or two, short and plain. */
export type Sentences = { readonly what: string; readonly why: string; readonly now: string };

/** Facts of a refusal as words; what the caller's resolver does not know becomes a general word, never an id or typed text. */
export type Say = {
  readonly step: (fact: string) => string;
  readonly steps: (fact: string) => string;
  readonly person: (fact: string) => string;
  readonly roles: (fact: string) => string;
  readonly post: (fact: string) => string;
  readonly unit: (fact: string) => string;
  /** Labels of form fields, joined. */
  readonly fields: (fact: string) => string;
  /** Label of a result of the step in fact `node`. */
  readonly outcome: (fact: string) => string;
  readonly count: (fact: string) => number;
  /** A day, from a day or an instant. */
  readonly day: (fact: string) => string;
  /** Day and time of an instant. */
  readonly time: (fact: string) => string;
  readonly is: (fact: string, value: string | boolean) => boolean;
  readonly has: (fact: string) => boolean;
  /** True when the fact names the person who reads the page. */
  readonly isReader: (fact: string) => boolean;
  /** Who else may do the step: names, or the posts in words; empty when unknown. */
  readonly others: string;
};

/** General words for what cannot be named, and how lists are joined. */
export type GeneralWords = {
  readonly step: string;
  readonly person: string;
  readonly role: string;
  readonly post: string;
  readonly unit: string;
  readonly field: string;
  readonly outcome: string;
  readonly join: string;
};

/** Three sentences: what happened, why, what to do now. */
export function three(what: string, why: string, now: string): Sentences {
  return { what, why, now };
}

type SentencesOf<Code extends string> = { readonly [Each in Code]: (say: Say) => Sentences };

/** Sentences of refusals of acts on cases; the type makes each language complete. */
export type CaseSentences = SentencesOf<CaseRefusalCode | ActRefusal>;
/** Sentences of all other refusals. */
export type DoorSentences = SentencesOf<DoorRefusalCode | FrameRefusalCode | ShellRefusalCode>;

/** Sentences of refusals about rotation of posts. */
export type RotationSentences = SentencesOf<RotationRefusal>;
/** Sentences of the workshop of rules. */
export type RuleSentences = SentencesOf<RuleRefusalCode>;
/** Sentences of the desk. */
export type DeskSentences = SentencesOf<DeskRefusalCode>;
/** Sentences of the programme. */
export type ProgrammeSentences = SentencesOf<ProgrammeRefusalCode>;

/** Sentences of the law register. */
export type LawSentences = SentencesOf<LawRefusalCode>;

/** Sentences of refusals of acts on alerts. */
export type AlertSentences = SentencesOf<AlertRefusalCode>;

/** Sentences of all refusals in one language. */
export type RefusalCatalogue = {
  readonly general: GeneralWords;
  readonly say: CaseSentences &
    AlertSentences &
    RotationSentences &
    RuleSentences &
    DeskSentences &
    LawSentences &
    ProgrammeSentences &
    DoorSentences;
};
