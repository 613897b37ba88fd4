import type { z } from 'zod';

import type { deskLaw } from '../../contract/desk-law.ts';
import { citationOf, type LegalArticle, type LegalDocument } from '../../core/catalogue/legal-basis.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';
import { lawEventOf } from './event-row.ts';
import { historyOf } from './law-history.ts';
import { countBy } from './laws-view.ts';
import { lawReach } from './policy.ts';
import { readCiting } from './read-citing.ts';
import { eventsOf } from './store.ts';

type View = z.input<typeof deskLaw>;

/** One document as the desk shows it; undefined for who has nothing to do with the register, and when there is no such document. */
export async function lawView(
  services: Services,
  { id, person }: { readonly id: string; readonly person: PersonId },
): Promise<View | undefined> {
  const { data, staffOn } = await services.organisation();
  const today = dayOf(services.clock.legalNow());
  const staff = staffOn(today);
  const reach = lawReach(staff, person);
  const document = services.laws.get(id);
  if (reach === undefined || document === undefined) return undefined;
  const [published, rows] = await inTransaction(services.database.app, async (db) => [
    await readCiting(services, db, data),
    await eventsOf(db, services.county, { kind: 'law', id }).execute(),
  ]);
  const citing = published.flatMap(({ unit, name, code, cites }) => {
    const articles = [...new Set(cites.flatMap(({ basis }) => articleOf(basis, id)))];
    const unitName = data.units.find((one) => one.id === unit)?.name ?? '';
    return articles.length === 0 ? [] : [{ unit: unitName, name, code, articles }];
  });
  const cited = countBy(citing.flatMap(({ articles }) => articles));
  const by = document.supersededBy;
  return {
    ...{ today, may: { record: reach.record !== null }, id, version: rows.length, title: document.title, number: document.number },
    ...{ issuer: document.issuer, source: document.source, validFrom: document.validFrom, validTo: document.validTo },
    supersededBy: by === null ? null : { id: by, title: services.laws.get(by)?.title ?? by },
    wordings: inOrder(document.articles).map((wording) => wordingView(services, { document, wording, today, cited })),
    history: historyOf(staff, rows.map(lawEventOf)),
    citing,
  };
}

function articleOf(basis: string, id: string): readonly string[] {
  const [document, article = ''] = basis.split('#');
  return document === id ? [article] : [];
}

/** Articles by number, wordings of one by day. */
function inOrder(articles: readonly LegalArticle[]): readonly LegalArticle[] {
  const number = ({ article }: LegalArticle): number => Number(article.split('-')[0] ?? 0);
  return articles.toSorted((a, b) => number(a) - number(b) || a.article.localeCompare(b.article));
}

type Wording = {
  readonly document: LegalDocument;
  readonly wording: LegalArticle;
  readonly today: Day;
  readonly cited: ReadonlyMap<string, number>;
};

function wordingView({ laws }: Services, { document, wording, today, cited }: Wording): View['wordings'][number] {
  const { article, gist, validFrom, validTo, text, textHash } = wording;
  const citation = citationOf(laws, `${document.id}#${article}`, today);
  const current = (validFrom === null || validFrom <= today) && (validTo === null || validTo >= today);
  const successor = document.successions.find((one) => one.article === article);
  return {
    ...{ article, gist, validFrom, validTo, current, text, textHash, state: citation.state, cited: cited.get(article) ?? 0 },
    successor:
      successor === undefined ? null : { to: successor.to, title: citationOf(laws, successor.to, today).title, source: successor.source },
  };
}
