import type { Kysely } from 'kysely';

import type { LawsView, PublicRevision } from '../../contract/public-laws.ts';
import type { CitationCount } from '../../contract/public-list.ts';
import { citationOf } from '../../core/catalogue/legal-basis.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { articlesOf, countBy, notInHand, stateOf } from './laws-view.ts';
import { type Published, readCiting } from './read-citing.ts';
import { type ReadRevision, readRevisions } from './task-rows.ts';

/** How the bases of everything published stand, for the county and unit by unit. Reads published tables only. */
export async function publicLaws(services: Services): Promise<LawsView> {
  const today = dayOf(services.clock.legalNow());
  const { published, revisions, units } = await readPublic(services);
  const items = countBy(published.flatMap(({ cites }) => [...new Set(cites.map(({ basis }) => basis.split('#')[0] ?? ''))]));
  const tasks = revisions.flatMap((revision) => revision.tasks).filter(({ state }) => state === 'open');
  const documents = [...services.laws.values()].map((document) => ({
    ...{ id: document.id, title: document.title, number: document.number, issuer: document.issuer, state: stateOf(document, today) },
    ...{ articles: articlesOf(document).length, notInHand: notInHand(services.laws, document, today), items: items.get(document.id) ?? 0 },
  }));
  return {
    day: today,
    citations: countAll(services, published),
    documents: documents.toSorted((a, b) => b.items - a.items || a.id.localeCompare(b.id)),
    units: units.flatMap(({ unit_id, code, name }) => {
      const own = published.filter(({ unit }) => unit === unit_id);
      if (own.length === 0) return [];
      const citations = countAll(services, own);
      return [{ code, name, citations, open: tasks.filter(({ unit }) => unit === unit_id).length }];
    }),
    revisions: revisions.map(publicRevision),
  };
}

/** What public pages about laws are made from. */
export async function readPublic(services: Services) {
  const { data } = await services.organisation();
  const { county } = services;
  return inTransaction(services.database.published, async (db) => ({
    published: await readCiting(services, db, data),
    revisions: await readRevisions(services, db),
    units: await unitsOf(db, county),
  }));
}

function unitsOf(db: Kysely<Schema>, county: string) {
  return db.selectFrom('published.unit').select(['unit_id', 'code', 'name']).where('county_id', '=', county).orderBy('code').execute();
}

/** A revision without anybody's name and without the name of a unit. */
export function publicRevision({ cause, due, tasks }: ReadRevision): PublicRevision {
  return { cause, due, all: tasks.length, open: tasks.filter(({ state }) => state === 'open').length };
}

/** Every basis once for each item that cites it; what is written in words only counts as a text that is not in hand. */
function countAll({ laws, clock }: Services, published: readonly Published[]): CitationCount {
  const today = dayOf(clock.legalNow());
  const counts = { inForce: 0, superseded: 0, notInHand: 0 };
  for (const { cites, unwritten } of published) {
    counts.notInHand += unwritten;
    for (const basis of new Set(cites.map((one) => one.basis))) {
      const { state } = citationOf(laws, basis, today);
      if (state === 'in-force') counts.inForce += 1;
      else if (state === 'text-not-in-hand' || state === 'unknown') counts.notInHand += 1;
      else counts.superseded += 1;
    }
  }
  return counts;
}
