import type { BasisId } from '../chart/chart.ts';
import type { Day } from '../kernel/day.ts';

/** A law, regulation or document (法律文件) as a versioned record of library/laws. */
export type LegalDocument = {
  /** Stable id, e.g. `social-assistance-2014`. */
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly supersededBy: string | null;
  readonly source: string;
  /** Wordings of its articles; an article that was amended stands here once for each wording. */
  readonly articles: readonly LegalArticle[];
  /** What took the place of single articles, as somebody stated it with his source. Nothing here: nobody has, and nothing is guessed. */
  readonly successions: readonly Succession[];
};

/** An article of a document that ended, and the citation that took its place. */
export type Succession = { readonly article: string; readonly to: BasisId; readonly source: string };

/** One wording of one article. `text` is null while the official wording is not in hand. */
export type LegalArticle = {
  /** As cited, e.g. `58`; empty when the document as a whole is meant. */
  readonly article: string;
  /** First and last day of this wording; null: as long as the document itself. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** What it says, in our words. */
  readonly gist: string;
  /** The official text, which is public; null while not in hand or not kept here. */
  readonly text: string | null;
  /** SHA-256 of the official text, null while not in hand. */
  readonly textHash: string | null;
  /** True when the article was read in a statute text; a false one is shown as 条号待核. */
  readonly verified: boolean;
};

/** What a citation is worth on a day. */
export type CitationState = 'in-force' | 'superseded' | 'not-yet-in-force' | 'text-not-in-hand' | 'unknown';

/** A citation ready to be shown. */
export type Citation = {
  readonly basis: BasisId;
  readonly state: CitationState;
  readonly title: string;
  readonly article: string;
  readonly gist: string;
  /** The document that took the place of a superseded one; null: none did, or nobody has said which. */
  readonly supersededBy: string | null;
  /** The citation that took the place of this one, as somebody stated it; null: not stated. */
  readonly successor: BasisId | null;
  /** First day of the wording that is in force, when it is not the first one. */
  readonly amendedFrom: Day | null;
};

/**
 * Resolves a citation on a day. Never renumbers: an article of a superseded version stays what it was.
 */
export function citationOf(documents: ReadonlyMap<string, LegalDocument>, basis: BasisId, on: Day): Citation {
  const [documentId = '', article = ''] = basis.split('#');
  const document = documents.get(documentId);
  const wordings = document?.articles.filter((entry) => entry.article === article) ?? [];
  const [first] = wordings;
  if (document === undefined || first === undefined) {
    const nothing = { supersededBy: null, successor: null, amendedFrom: null };
    return { basis, state: 'unknown', title: document?.title ?? documentId, article, gist: '', ...nothing };
  }
  const current = wordings.findLast((wording) => holds(wording, on));
  const shown = current ?? wordings.findLast(({ validFrom }) => validFrom === null || validFrom <= on) ?? first;
  return {
    ...{ basis, state: stateOf({ document, wordings, current }, on), title: document.title, article, gist: shown.gist },
    supersededBy: document.supersededBy,
    successor: document.successions.find((one) => one.article === article)?.to ?? null,
    amendedFrom: current === undefined || current === first ? null : current.validFrom,
  };
}

function holds({ validFrom, validTo }: Pick<LegalArticle, 'validFrom' | 'validTo'>, on: Day): boolean {
  return (validFrom === null || validFrom <= on) && (validTo === null || validTo >= on);
}

type Looked = {
  readonly document: LegalDocument;
  readonly wordings: readonly LegalArticle[];
  readonly current: LegalArticle | undefined;
};

function stateOf({ document, wordings, current }: Looked, on: Day): CitationState {
  if (document.validTo !== null && document.validTo < on) return 'superseded';
  if (document.validFrom !== null && document.validFrom > on) return 'not-yet-in-force';
  if (current !== undefined) return current.verified ? 'in-force' : 'text-not-in-hand';
  return wordings.some(({ validTo }) => validTo !== null && validTo < on) ? 'superseded' : 'not-yet-in-force';
}
