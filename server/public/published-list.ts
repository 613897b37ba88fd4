import type { PublishedList } from '../../contract/public-list.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Services } from '../platform/services.ts';
import { countCitations, entryBody } from './entry-body.ts';
import { entriesOfUnit, holds } from './list-store.ts';

/** What a reader asks of a list. */
export type ListQuestion = { readonly query: string; readonly category: string };

/** The published list of a unit; null while it has none. */
export async function publishedList(services: Services, unitId: string, { query, category }: ListQuestion): Promise<PublishedList | null> {
  const rows = await entriesOfUnit(services.database.published, services.county, unitId).execute();
  if (rows.length === 0) return null;
  const today = dayOf(services.clock.legalNow());
  const inForce = rows.filter(({ withdrawn, effective_from }) => !withdrawn && effective_from <= today);
  const found = rows.filter((row) => (category === '' || row.category === category) && holds(row.words, query));
  const names = [...new Set(rows.map((row) => row.category))];
  const basis = inForce.flatMap(({ body }) => entryBody(body).basis);
  return {
    ...{ query, category, total: inForce.length },
    categories: names.map((name) => ({ name, entries: inForce.filter((row) => row.category === name).length })),
    groups: names
      .map((name) => ({ name, entries: found.filter((row) => row.category === name) }))
      .filter(({ entries }) => entries.length > 0)
      .map(({ name, entries }) => ({
        name,
        entries: entries.map((row) => ({
          ...{ code: row.code, name: row.name, plainName: row.plain_name, lead: row.lead, withdrawn: row.withdrawn },
          from: row.effective_from > today ? row.effective_from : null,
        })),
      })),
    citations: countCitations(services, basis, today),
  };
}
