import { hash } from 'node:crypto';
import type { Compilable, Kysely } from 'kysely';

import type { Hand } from '../../core/catalogue/draft/event.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import { newId } from '../platform/random.ts';
import { appendStatements } from '../ledger/append.ts';
import type { DeskServices } from './desk-services.ts';
import { lastEventOfImport } from './import-store.ts';

/** Statements of the event that says what came of an import. The file is bound by a salted hash: it may hold names. */
export async function importEvent(
  services: DeskServices,
  db: Kysely<Schema>,
  about: {
    readonly id: string;
    readonly by: Hand;
    readonly at: Instant;
    readonly type: 'list-imported' | 'list-import-undone';
    readonly items: number;
    readonly file: Uint8Array;
  },
): Promise<readonly Compilable<unknown>[]> {
  const last = await lastEventOfImport(db, services.county, about.id).executeTakeFirst();
  const values = commitValues({ file: hash('sha256', about.file) });
  const fields = values.map(({ label, commitment }) => ({ name: label, commitment }));
  return appendStatements(db, services.keys, {
    ...{ county: services.county, stream: { kind: 'list-import', id: about.id }, kind: 'event', commandId: newId() },
    expected: last?.seq ?? 0,
    previous: last === undefined ? null : Buffer.from(last.entry_hash).toString('hex'),
    events: [{ type: about.type, payload: { items: about.items, fields }, actor: { ...about.by, principal: null }, at: about.at, values }],
  }).statements;
}
