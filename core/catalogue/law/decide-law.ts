import type { Instant } from '../../kernel/instant.ts';
import { type Outcome, refuse, type Refusal } from '../../kernel/outcome.ts';
import type { BasisId } from '../../chart/chart.ts';
import type { Hand } from '../draft/event.ts';
import type { LegalDocument, Succession } from '../legal-basis.ts';
import { latestOf } from './apply-change.ts';
import type { LawChange, LawEvent, LawRefusal } from './change.ts';

/** Somebody's wish about one document. `base` is the version that was on the screen. */
export type LawCommand =
  | { readonly do: 'register'; readonly document: LegalDocument }
  | { readonly do: 'change'; readonly base: number; readonly change: LawChange };

/** The document as it stands, and what else a decision knows. */
export type LawContext = {
  readonly at: Instant;
  readonly by: Hand;
  /** True when a post of the person keeps the register. */
  readonly mayRecord: boolean;
  readonly document: LegalDocument | undefined;
  /** How many events the document has had. */
  readonly version: number;
  readonly laws: ReadonlyMap<string, LegalDocument>;
};

type Answer = Outcome<LawEvent, LawRefusal>;

/** Registers a document or records what became of one; nothing is renumbered that nobody has read. */
export function decideLaw(command: LawCommand, context: LawContext): Answer {
  const { at, by, document } = context;
  if (!context.mayRecord) return refuse('law-not-allowed');
  if (command.do === 'register') {
    if (context.laws.has(command.document.id)) return refuse('law-id-taken', { document: command.document.id });
    return { events: [{ type: 'law-registered', document: command.document, at, by }] };
  }
  if (document === undefined) return refuse('law-article-unknown');
  if (command.base !== context.version) return refuse('changed-meanwhile', { version: context.version });
  const no = whyNot(document, command.change, context.laws);
  return no ?? { events: [{ type: 'law-changed', change: command.change, at, by }] };
}

/** Why a change does not fit a document; undefined when it does. */
function whyNot(document: LegalDocument, change: LawChange, laws: LawContext['laws']): Refusal<LawRefusal> | undefined {
  if (change.source.trim() === '') return refuse('law-source-missing');
  const isOver = document.validTo !== null && change.kind !== 'text-taken' && change.kind !== 'succession-stated';
  if (isOver) return refuse('law-ended', { lastDay: document.validTo });
  switch (change.kind) {
    case 'superseded':
      return whyNotSuperseded(document, change, laws);
    case 'article-added':
      return whyNotAdded(document, change);
    case 'text-taken':
      return whyNotTaken(document, change);
    case 'succession-stated':
      return whyNotSucceeded(document, [change], laws);
    case 'article-amended':
    case 'article-repealed':
      return whyNotEnded(document, change);
  }
}

function whyNotAdded(document: LegalDocument, change: Extract<LawChange, { readonly kind: 'article-added' }>) {
  if (latestOf(document, change.article) !== undefined) return refuse<LawRefusal>('law-article-known', { article: change.article });
  const isEarly = change.from !== null && document.validFrom !== null && change.from < document.validFrom;
  return isEarly ? refuse<LawRefusal>('law-days-wrong', { earliest: document.validFrom }) : undefined;
}

function whyNotTaken(document: LegalDocument, { article }: { readonly article: string }): Refusal<LawRefusal> | undefined {
  const latest = latestOf(document, article);
  if (latest === undefined) return refuse('law-article-unknown', { article });
  return latest.textHash === null ? undefined : refuse('law-text-known', { article });
}

type Ending = Extract<LawChange, { readonly kind: 'article-amended' | 'article-repealed' }>;

function whyNotEnded(document: LegalDocument, change: Ending): Refusal<LawRefusal> | undefined {
  const latest = latestOf(document, change.article);
  if (latest === undefined) return refuse('law-article-unknown', { article: change.article });
  if (latest.validTo !== null) return refuse('law-ended', { lastDay: latest.validTo });
  const began = latest.validFrom ?? document.validFrom;
  // Each wording holds for a day at least, or it would never have been the law.
  const fits = change.kind === 'article-amended' ? began === null || change.from > began : began === null || change.lastDay >= began;
  return fits ? undefined : refuse('law-days-wrong', { earliest: began });
}

function whyNotSuperseded(
  document: LegalDocument,
  change: Extract<LawChange, { readonly kind: 'superseded' }>,
  laws: LawContext['laws'],
): Refusal<LawRefusal> | undefined {
  const begun = [document.validFrom, ...document.articles.map(({ validFrom }) => validFrom)].flatMap((day) => (day === null ? [] : [day]));
  const earliest = begun.toSorted().at(-1);
  if (earliest !== undefined && change.lastDay < earliest) return refuse('law-days-wrong', { earliest });
  if (change.by !== null && (change.by === document.id || !laws.has(change.by))) return refuse('law-successor-unknown', { law: change.by });
  return whyNotSucceeded(document, change.successions, laws);
}

function whyNotSucceeded(
  document: LegalDocument,
  successions: readonly Succession[],
  laws: LawContext['laws'],
): Refusal<LawRefusal> | undefined {
  for (const { article, to, source } of successions) {
    if (source.trim() === '') return refuse('law-source-missing');
    if (latestOf(document, article) === undefined) return refuse('law-article-unknown', { article });
    if (!isKnown(laws, to) || to === `${document.id}#${article}`) return refuse('law-successor-unknown', { law: to });
  }
  return undefined;
}

function isKnown(laws: LawContext['laws'], basis: BasisId): boolean {
  const [id = '', article = ''] = basis.split('#');
  return laws.get(id)?.articles.some((one) => one.article === article) ?? false;
}
