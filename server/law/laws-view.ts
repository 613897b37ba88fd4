import type { z } from 'zod';

import type { deskLaws } from '../../contract/desk-law.ts';
import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import { citationOf } from '../../core/catalogue/legal-basis.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';
import { lawReach } from './policy.ts';
import { readCiting } from './read-citing.ts';
import { readRevisions } from './task-rows.ts';

/** The register as the desk shows it; undefined for who has nothing to do with it. */
export async function lawsView(services: Services, person: PersonId): Promise<z.input<typeof deskLaws> | undefined> {
  const { data, staffOn } = await services.organisation();
  const today = dayOf(services.clock.legalNow());
  const reach = lawReach(staffOn(today), person);
  if (reach === undefined) return undefined;
  const [published, revisions] = await inTransaction(services.database.app, async (db) => [
    await readCiting(services, db, data),
    await readRevisions(services, db),
  ]);
  const cited = countBy(published.flatMap(({ cites }) => [...new Set(cites.map(({ basis }) => basis.split('#')[0] ?? ''))]));
  const open = countBy(
    revisions.flatMap(({ cause, tasks }) =>
      cause.kind === 'law' ? tasks.filter((task) => task.state === 'open' && reach.sees(task.unit)).map(() => cause.document) : [],
    ),
  );
  return {
    today,
    may: { record: reach.record !== null, openRound: reach.openRound !== null },
    documents: [...services.laws.values()].map((document) => ({
      ...{ id: document.id, title: document.title, number: document.number, issuer: document.issuer, state: stateOf(document, today) },
      ...{ validFrom: document.validFrom, validTo: document.validTo, supersededBy: document.supersededBy },
      articles: articlesOf(document).length,
      notInHand: notInHand(services.laws, document, today),
      ...{ cited: cited.get(document.id) ?? 0, openTasks: open.get(document.id) ?? 0 },
    })),
  };
}

/** Where a document stands as a whole on a day. */
export function stateOf({ validFrom, validTo }: LegalDocument, on: Day): 'in-force' | 'not-yet-in-force' | 'superseded' {
  if (validTo !== null && validTo < on) return 'superseded';
  return validFrom !== null && validFrom > on ? 'not-yet-in-force' : 'in-force';
}

/** The numbers of a document's articles, each once. */
export function articlesOf(document: LegalDocument): readonly string[] {
  return [...new Set(document.articles.map(({ article }) => article))];
}

/** Articles whose official text is not in hand: 条号待核. */
export function notInHand(laws: ReadonlyMap<string, LegalDocument>, document: LegalDocument, on: Day): number {
  return articlesOf(document).filter((article) => citationOf(laws, `${document.id}#${article}`, on).state === 'text-not-in-hand').length;
}

/** How often each text stands in a list. */
export function countBy(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
