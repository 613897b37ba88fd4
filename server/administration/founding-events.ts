import type { Compilable, Kysely } from 'kysely';

import type { Canonical } from '../../core/kernel/canonical.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { newId } from '../platform/random.ts';
import { appendStatements } from '../ledger/append.ts';
import type { CountyOrder } from './county-order.ts';

/** Statements of the two events with which a county begins: that it was made, and what was imported. */
export function foundingEvents(
  db: Kysely<Schema>,
  { order, keys, at }: { readonly order: CountyOrder; readonly keys: KeyStore; readonly at: Instant },
): readonly Compilable<unknown>[] {
  const { county } = order.organisation;
  const { organisation } = order;
  const { units, posts, persons, tenures, delegations, kin } = organisation;
  const created = { name: order.name, divisionCode: order.divisionCode, demo: order.demo, ledgerOrigin: order.ledgerOrigin };
  // The file holds identity numbers, so that not even its hash is published unsalted.
  const file = commitValues(order.file === null ? {} : { file: order.file });
  const imported = {
    ...{ units: units.length, posts: posts.length, persons: persons.length, tenures: tenures.length, delegations: delegations.length },
    ...{ kin: kin.length + order.outside.length, hash: contentHash(organisation as unknown as Canonical) },
    fields: file.map(({ label, commitment }) => ({ name: label, commitment })),
  };
  const first = { expected: 0, previous: null, county };
  return [
    ...appendStatements(db, keys, {
      ...{ ...first, kind: 'administration', stream: { kind: 'county', id: county }, commandId: newId() },
      events: [{ type: 'county-created', payload: created, actor: null, at, values: [] }],
    }).statements,
    ...appendStatements(db, keys, {
      ...{ ...first, kind: 'event', stream: { kind: 'import', id: newId() }, commandId: newId() },
      events: [{ type: 'organisation-imported', payload: imported, actor: null, at, values: file }],
    }).statements,
  ];
}
