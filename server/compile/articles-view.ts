import type { z } from 'zod';

import type { deskArticles } from '../../contract/desk-chart.ts';
import { citationOf, type LegalDocument } from '../../core/catalogue/legal-basis.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { DeskServices } from './desk-services.ts';
import { isAtDesk } from './policy.ts';

const mostShown = 40;
const mostNamed = 200;

/** Articles of the law registry: those that are named, or those in which all words stand. Undefined for who has no post at the desk. */
export async function articlesView(
  services: DeskServices,
  about: { readonly person: PersonId; readonly search: string; readonly ids: string | undefined },
): Promise<z.input<typeof deskArticles> | undefined> {
  const today = dayOf(services.clock.legalNow());
  const staff = (await services.organisation()).staffOn(today);
  if (!isAtDesk(staff, about.person)) return undefined;
  if (about.ids !== undefined) {
    const articles = about.ids.split(',').slice(0, mostNamed).filter(Boolean).map(citedOn(services, today));
    return { articles, total: articles.length };
  }
  const words = about.search.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = [...services.laws.values()]
    .flatMap(idsOf)
    .map(citedOn(services, today))
    .filter(({ id, title, article, gist }) => {
      const said = `${title} ${article} ${gist} ${id}`.toLowerCase();
      return words.every((word) => said.includes(word));
    });
  return { articles: found.slice(0, mostShown), total: found.length };
}

function citedOn({ laws }: DeskServices, today: Day) {
  return (id: string) => {
    const { title, article, gist, state } = citationOf(laws, id, today);
    const [law = ''] = id.split('#');
    return { id, law: state === 'unknown' ? null : law, title, article, gist, state };
  };
}

function idsOf({ id, articles }: LegalDocument): readonly string[] {
  return articles.map(({ article }) => `${id}#${article}`);
}
