import type { Compilable, Kysely } from 'kysely';

import type { Canonical } from '../../core/kernel/canonical.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { appendStatements } from '../ledger/append.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import type { Schema } from '../platform/database/schema.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { findAccountHead } from './store.ts';

/** Something done to an account by its administrator. Values are committed to, never written into the payload. */
export type AccountEvent = {
  readonly type: 'account-created' | 'account-reset' | 'account-frozen';
  readonly accountId: string;
  readonly by: PersonId | null;
  readonly values: Readonly<Record<string, Canonical>>;
};

/** The statements that put an event of an account into the ledger, as the next of the account's stream. */
export async function accountEvent(
  services: Pick<Services, 'county' | 'keys' | 'clock'>,
  db: Kysely<Schema>,
  event: AccountEvent,
): Promise<readonly Compilable<unknown>[]> {
  const head = await findAccountHead(db, services.county, event.accountId);
  const values = commitValues(event.values);
  const { statements } = appendStatements(db, services.keys, {
    county: services.county,
    stream: { kind: 'account', id: event.accountId },
    kind: 'administration',
    expected: head?.seq ?? 0,
    previous: head === undefined ? null : Buffer.from(head.entry_hash).toString('hex'),
    commandId: newId(),
    events: [
      {
        type: event.type,
        payload: { account: event.accountId, fields: values.map(({ label, commitment }) => ({ name: label, commitment })) },
        actor: event.by === null ? null : { person: event.by, post: null, principal: null },
        // Within a stream time never runs backwards, whatever the machine's clock does.
        at: Math.max(services.clock.legalNow(), head?.at ?? 0),
        values,
      },
    ],
  });
  return statements;
}
