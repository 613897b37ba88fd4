import type { Kysely } from 'kysely';
import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import type { Schema } from '../platform/database/schema.ts';
import { newId } from '../platform/random.ts';
import { appendStatements } from '../ledger/append.ts';
import { type PublicationOrder, type Statements, displaceItems, showItems, versionRow } from './item-store.ts';

/** Statements that publish a newer version of items that may be shown already. A version of a later day is placed on that day. */
export function publishNewer(db: Kysely<Schema>, order: PublicationOrder): Statements {
  const codes = order.versions.filter(({ effectiveFrom }) => effectiveFrom <= order.today).map(({ item }) => item.code);
  return [...displaceItems(db, order.county, codes), ...publishItems(db, order)];
}

/** Statements that publish item versions: working and public rows, search words, one ledgered event each. */
export function publishItems(db: Kysely<Schema>, order: PublicationOrder): Statements {
  return [...order.versions.flatMap((version) => publishVersion(db, order, version)), ...showItems(db, order)];
}

function publishVersion(db: Kysely<Schema>, order: PublicationOrder, version: ItemVersion): Statements {
  const { item } = version;
  const { statements } = appendStatements(db, order.keys, {
    county: order.county,
    stream: { kind: 'item-version', id: `${item.code}@${String(version.number)}` },
    kind: 'publication',
    item: { code: item.code, version: version.hash },
    expected: 0,
    previous: null,
    commandId: newId(),
    events: [
      {
        type: 'version-published',
        payload: {
          code: item.code,
          number: version.number,
          hash: version.hash,
          effectiveFrom: version.effectiveFrom,
          effectiveTo: version.effectiveTo,
          changes: version.changes,
          unit: version.unit,
        },
        actor: order.by === null ? null : { ...order.by, principal: null },
        at: order.at,
        values: [],
      },
    ],
  });
  return [
    db.insertInto('mq.item_version').values({
      ...versionRow(order, version),
      body: canonicalText({ item: item as unknown as Canonical, changes: version.changes, unit: version.unit }),
    }),
    ...statements,
  ];
}
