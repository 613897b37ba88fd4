import type { CitingView, LawView, WordingView } from '../../contract/public-laws.ts';
import { citationOf, type LegalDocument } from '../../core/catalogue/legal-basis.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { Services } from '../platform/services.ts';
import { articlesOf, notInHand, stateOf } from './laws-view.ts';
import { publicRevision, readPublic } from './public-laws.ts';
import type { Published } from './read-citing.ts';

/** One document as anybody may read it; undefined when the register does not have it. */
export async function publicLaw(services: Services, id: string): Promise<LawView | undefined> {
  const document = services.laws.get(id);
  if (document === undefined) return undefined;
  const today = dayOf(services.clock.legalNow());
  const { published, revisions, units } = await readPublic(services);
  const codes = new Map(units.map(({ unit_id, code }) => [unit_id, code]));
  const citing = published.filter(({ cites }) => cites.some(({ basis }) => basis.startsWith(`${id}#`)));
  const by = document.supersededBy;
  return {
    ...{ id, title: document.title, number: document.number, issuer: document.issuer, state: stateOf(document, today), day: today },
    ...{ source: document.source, validFrom: document.validFrom, validTo: document.validTo, items: citing.length },
    notInHand: notInHand(services.laws, document, today),
    supersededBy: by === null ? null : { id: by, title: services.laws.get(by)?.title ?? by },
    articles: articlesOf(document)
      .toSorted((a, b) => numberOf(a) - numberOf(b) || a.localeCompare(b))
      .map((article) => ({
        ...{ article, state: citationOf(services.laws, `${id}#${article}`, today).state, wordings: wordingsOf(document, article, today) },
        successor: successorOf(services, document, article),
        citing: citingOf(
          citing.filter(({ cites }) => cites.some(({ basis }) => basis === `${id}#${article}`)),
          codes,
        ),
      })),
    revisions: revisions.filter(({ cause }) => cause.kind === 'law' && cause.document === id).map(publicRevision),
  };
}

function numberOf(article: string): number {
  return Number(article.split('-')[0] ?? 0);
}

/** The wording of today first, then the others from the newest to the oldest. */
function wordingsOf({ articles }: LegalDocument, article: string, on: Day): readonly WordingView[] {
  const views = articles
    .filter((one) => one.article === article)
    .map(({ gist, validFrom, validTo, text, textHash }) => {
      const current = (validFrom === null || validFrom <= on) && (validTo === null || validTo >= on);
      return { gist, validFrom, validTo, text, textHash, current };
    })
    .toReversed();
  return [...views.filter(({ current }) => current), ...views.filter(({ current }) => !current)];
}

function successorOf({ laws }: Services, document: LegalDocument, article: string): LawView['articles'][number]['successor'] {
  const stated = document.successions.find((one) => one.article === article);
  if (stated === undefined) return null;
  const [id = '', to = ''] = stated.to.split('#');
  return { id, title: laws.get(id)?.title ?? id, article: to, source: stated.source };
}

/** Items with one name stand once: with a chart at its page, else at the entry of the first unit. */
function citingOf(published: readonly Published[], codes: ReadonlyMap<string, string>): readonly CitingView[] {
  const byName = new Map<string, CitingView>();
  for (const { name, chart, unit, code } of published) {
    const key = chart ?? name;
    const known = byName.get(key);
    const href = chart === null ? `/u/${codes.get(unit) ?? ''}/${code}` : `/i/${chart}`;
    byName.set(key, { name: known?.name ?? name, href: known?.href ?? href, units: (known?.units ?? 0) + 1 });
  }
  return [...byName.values()];
}
