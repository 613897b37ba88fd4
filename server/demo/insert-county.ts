import type { Compilable } from 'kysely';
import { synonymsOf } from '../administration/synonyms-of.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { insertCounty } from '../publication/publish-county.ts';
import { publishItems } from '../publication/publish-items.ts';
import { publishOrganisation } from '../publication/publish-organisation.ts';
import { insertOrganisation } from '../organisation/store.ts';
import type { Installation } from '../open-county.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import type { HandClock } from './demo-clock.ts';
import type { DemoCounty } from './generate-county.ts';
import { name } from './demo-name.ts';

/** County, organisation and items, in one transaction. */
export async function insertBasics(installation: Installation, county: DemoCounty, clock: HandClock): Promise<void> {
  const { database, keys, library } = installation;
  const { organisation } = county;
  const today = dayOf(Date.now());
  const at = clock.legalNow();
  const publisher = organisation.tenures.find((tenure) =>
    organisation.posts.some((post) => post.id === tenure.post && post.role === 'leading-group.reviewer'),
  );
  const households = new Map(county.households.map((household) => [household.id, household]));
  const outside = county.kinOfApplicants.flatMap(({ person, household, relation }) => {
    const head = households.get(household)?.head;
    return head === undefined ? [] : [{ person, relativeKey: keys.identityKey(head.identityNumber), relation }];
  });
  await inTransaction(database.app, async (db) => {
    const all: readonly Compilable<unknown>[] = [
      ...insertCounty(db, {
        county: organisation.county,
        name,
        divisionCode: '000000',
        demo: true,
        ledgerOrigin: 'qingxi.invalid/ledger/000000',
      }),
      ...insertOrganisation(db, {
        data: organisation,
        identityKeys: new Map(),
        outside: [...new Map(outside.map((row) => [`${row.person}/${row.relativeKey}`, row])).values()],
      }),
      ...publishOrganisation(db, { county: organisation.county, organisation, today }),
      ...publishItems(db, {
        county: organisation.county,
        keys,
        organisation,
        versions: library.items,
        synonyms: synonymsOf(library.words),
        by: publisher === undefined ? null : { person: publisher.person, post: publisher.post },
        today,
        at,
      }),
    ];
    await together(db, all);
  });
}
