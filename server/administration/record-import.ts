import { asId } from '../../core/kernel/id.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { changedTables } from '../../dataroom/snapshot.ts';
import { appendStatements } from '../ledger/append.ts';
import { commitTogether } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { type HashedManifest, manifestOf } from './county-room.ts';
import { eventsOfImports, findLogin } from './store.ts';

/** Who took data in; without a snapshot it is only asked whether he could. */
export type RecordWish = { readonly login: string; readonly snapshot: string | null };

/** What stands in the ledger about an import. */
export type RecordedImport = { readonly snapshot: string; readonly manifest: string; readonly repeated: boolean };

/** The answer when it was only asked whether a login may record. */
export type LoginKnown = { readonly known: true };

type RecordRefusal = Refusal<'login-unknown' | 'snapshot-unknown' | 'import-without-grounds' | 'snapshot-not-whole' | 'import-was-deleted'>;

/**
 * Enters an import into the ledger: who, the hash of the manifest, until when the data may be kept; authority and purpose as commitments. An
 * import entered before is not entered again. Whoever holds the files proves with their manifest that they are what was taken in.
 *
 * Refuses `login-unknown`, `snapshot-unknown`, `import-without-grounds`, `snapshot-not-whole` (facts: tables), `import-was-deleted`.
 */
export async function recordImport(
  services: Services,
  room: string,
  wish: RecordWish,
): Promise<RecordedImport | RecordRefusal | LoginKnown> {
  const person = await findLogin(services.database.app, services.county, wish.login);
  if (person === undefined) return refuse('login-unknown', { login: wish.login });
  if (wish.snapshot === null) return { known: true };
  const found = /^[0-9a-f]{32}$/.test(wish.snapshot) ? await manifestOf(room, wish.snapshot) : undefined;
  if (found === undefined) return refuse('snapshot-unknown', { snapshot: wish.snapshot });
  const { authority, purpose, deleteBy } = found.manifest.grounds;
  if (authority === null || purpose === null || deleteBy === null) return refuse('import-without-grounds', { snapshot: wish.snapshot });
  const changed = await changedTables({ folder: found.folder, manifest: found.manifest });
  if (changed.length > 0) return refuse('snapshot-not-whole', { snapshot: wish.snapshot, tables: changed });
  return enter(services, { ...found, person, grounds: { authority, purpose, deleteBy } });
}

type Entering = HashedManifest & {
  readonly person: string;
  readonly grounds: Readonly<Record<'authority' | 'purpose' | 'deleteBy', string>>;
};

async function enter(services: Services, { manifest, hash, person, grounds }: Entering): Promise<RecordedImport | RecordRefusal> {
  const { county, keys, clock, database } = services;
  const answer = await inTransaction(database.app, async (db): Promise<RecordedImport | RecordRefusal> => {
    const events = await eventsOfImports(db, county, manifest.id);
    if (events.some(({ type }) => type === 'data-deleted')) return refuse('import-was-deleted', { snapshot: manifest.id });
    if (events.length > 0) return { snapshot: manifest.id, manifest: hash, repeated: true };
    const values = commitValues({ authority: grounds.authority, purpose: grounds.purpose });
    const fields = values.map(({ label, commitment }) => ({ name: label, commitment }));
    const { statements } = appendStatements(db, keys, {
      ...{ county, stream: { kind: 'import', id: manifest.id }, kind: 'event', expected: 0, previous: null, commandId: newId() },
      events: [
        {
          ...{ type: 'data-imported', at: clock.legalNow(), values },
          payload: { snapshot: manifest.id, base: manifest.base, manifest: hash, deleteBy: grounds.deleteBy, fields },
          actor: { person: asId<'person'>(person), post: null, principal: null },
        },
      ],
    });
    await commitTogether(db, [...statements]);
    return { snapshot: manifest.id, manifest: hash, repeated: false };
  });
  services.wakeLedger();
  return answer;
}
