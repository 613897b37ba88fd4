import type { Kysely } from 'kysely';

import { dayOf } from '../../core/kernel/day.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import { caseProjections, type RebuiltCases, rebuildCases } from '../casework/rebuild-cases.ts';
import { lawProjections, rebuildLaws } from '../law/rebuild-laws.ts';
import { listProjections, rebuildLists } from '../compile/rebuild-lists.ts';
import { linkPublications } from '../ledger/store.ts';
import type { WordLists } from '../library/read-words.ts';
import { takeFacts, townsOf } from '../publication/count-acts.ts';
import { showItems } from '../publication/item-store.ts';
import { programmeProjections, rebuildProgramme } from '../programme/rebuild-programme.ts';
import { publishOrganisation } from '../publication/publish-organisation.ts';
import { alertProjections, rebuildAlerts } from '../supervision/rebuild-alerts.ts';
import { clearProjections } from './store.ts';
import { synonymsOf } from './synonyms-of.ts';

/** What was made anew. */
export type Rebuilt = RebuiltCases & Readonly<Record<'items' | 'listItems' | 'programme' | 'units', number>>;

const publicTables = ['published.item', 'published.item_unit', 'published.search', 'published.county'] as const;

/**
 * Makes every projection anew from events and records, all in one transaction: case files, tasks, notices, counts, lists, and what the public
 * sees. Events, values, ledger, accounts and the organisation itself are not touched. Whoever acts on a case meanwhile waits.
 */
export async function rebuildProjections(services: Services, words: WordLists, progress: ReportProgress = () => {}): Promise<Rebuilt> {
  const organisation = await services.organisation();
  const towns = await townsOf(services);
  return inTransaction(services.database.app, async (db) => {
    await clearProjections(db, services.county, [
      ...caseProjections,
      ...alertProjections,
      ...lawProjections,
      ...listProjections,
      ...programmeProjections,
      ...publicTables,
    ]);
    const cases = await rebuildCases(services, db, { organisation, progress: (done, of) => progress(done / of, '办件 cases') });
    await rebuildAlerts(services, db);
    await rebuildLaws(db, services.county);
    progress(0.9, '清单 lists');
    const listItems = await rebuildLists(services, db, organisation);
    const programme = await rebuildProgramme(db, organisation.data);
    while ((await takeFacts(services, db, towns)) > 0);
    await together(db, publicStatements(services, db, { organisation, words }));
    await linkPublications(db, services.county, 0);
    return { ...cases, items: services.items.list().length, units: organisation.data.units.length, listItems, programme };
  });
}

function publicStatements(
  services: Services,
  db: Kysely<Schema>,
  { organisation, words }: { readonly organisation: OrganisationSnapshot; readonly words: WordLists },
) {
  const { county, items, clock } = services;
  const { data } = organisation;
  const today = dayOf(clock.legalNow());
  const versions = items.list().map((item) => item.version);
  const head = db
    .insertInto('published.county')
    .columns(['county_id', 'name', 'demo', 'clock_ahead_days', 'ledger_origin'])
    .expression(
      db.selectFrom('mq.county').select(['county_id', 'name', 'demo', 'clock_ahead_days', 'ledger_origin']).where('county_id', '=', county),
    );
  return [
    head,
    ...publishOrganisation(db, { county, organisation: data, today }),
    ...showItems(db, { county, organisation: data, versions, synonyms: synonymsOf(words), today }),
  ];
}
