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
  readonly articles: readonly LegalArticle[];
};

/** One article of one version. `text` is null while the official wording is not in hand. */
export type LegalArticle = {
  /** As cited, e.g. `58`; empty when the document as a whole is meant. */
  readonly article: string;
  /** What it says, in our words. */
  readonly gist: string;
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
  readonly supersededBy: string | null;
};

/**
 * Resolves a citation on a day. Never renumbers: an article of a superseded version stays what it was.
 */
export function citationOf(documents: ReadonlyMap<string, LegalDocument>, basis: BasisId, on: Day): Citation {
  const [documentId = '', article = ''] = basis.split('#');
  const document = documents.get(documentId);
  const found = document?.articles.find((entry) => entry.article === article);
  if (document === undefined || found === undefined) {
    return { basis, state: 'unknown', title: document?.title ?? documentId, article, gist: '', supersededBy: null };
  }
  const about = { basis, title: document.title, article, gist: found.gist, supersededBy: document.supersededBy };
  return { ...about, state: stateOf(document, found, on) };
}

function stateOf(document: LegalDocument, article: LegalArticle, on: Day): CitationState {
  if (document.validTo !== null && document.validTo < on) return 'superseded';
  if (document.validFrom !== null && document.validFrom > on) return 'not-yet-in-force';
  return article.verified ? 'in-force' : 'text-not-in-hand';
}
