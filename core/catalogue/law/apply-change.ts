import { addDays } from '../../kernel/day.ts';
import type { LegalArticle, LegalDocument } from '../legal-basis.ts';
import type { HeldText, LawChange, LawEvent } from './change.ts';

/** A document with a change in it. Numbers stay what they are; wordings only begin and end. */
export function applyChange(document: LegalDocument, change: LawChange): LegalDocument {
  switch (change.kind) {
    case 'article-added':
      return withArticles(document, [...document.articles, wordingOf(change, change.from)]);
    case 'article-amended': {
      const ended = endLatest(document, change.article, addDays(change.from, -1));
      return withArticles(document, [...ended, wordingOf(change, change.from)]);
    }
    case 'article-repealed':
      return withArticles(document, endLatest(document, change.article, change.lastDay));
    case 'text-taken': {
      const latest = latestOf(document, change.article);
      const taken = { verified: true, ...heldOf(change.held) };
      return withArticles(
        document,
        document.articles.map((one) => (one === latest ? { ...one, ...taken } : one)),
      );
    }
    case 'superseded':
      return {
        ...document,
        validTo: change.lastDay,
        supersededBy: change.by,
        successions: [...document.successions, ...change.successions],
      };
    case 'succession-stated': {
      const { article, to, source } = change;
      const others = document.successions.filter((one) => one.article !== article);
      return { ...document, successions: [...others, { article, to, source }] };
    }
  }
}

/**
 * A document as its events leave it; undefined when it was never registered.
 *
 * @param base the library's record, on which the county's changes stand; a newer library brings a newer base under the same changes
 */
export function foldLaw(base: LegalDocument | undefined, events: readonly LawEvent[]): LegalDocument | undefined {
  return events.reduce<LegalDocument | undefined>((document, event) => {
    if (event.type === 'law-registered') return event.document;
    return document === undefined ? undefined : applyChange(document, event.change);
  }, base);
}

/** The wording of an article that began last; undefined when the document has no such article. */
export function latestOf(document: LegalDocument, article: string): LegalArticle | undefined {
  return document.articles.findLast((one) => one.article === article);
}

function withArticles(document: LegalDocument, articles: readonly LegalArticle[]): LegalDocument {
  return { ...document, articles };
}

function endLatest(document: LegalDocument, article: string, lastDay: string): readonly LegalArticle[] {
  const latest = latestOf(document, article);
  return document.articles.map((one) => (one === latest ? { ...one, validTo: lastDay } : one));
}

function wordingOf(
  change: { readonly article: string; readonly gist: string; readonly held: HeldText | null },
  validFrom: string | null,
): LegalArticle {
  const { article, gist, held } = change;
  return { article, gist, validFrom, validTo: null, verified: held !== null, ...heldOf(held) };
}

function heldOf(held: HeldText | null): Pick<LegalArticle, 'text' | 'textHash'> {
  return { text: held?.text ?? null, textHash: held?.hash ?? null };
}
