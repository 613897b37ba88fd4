import type { Kysely } from 'kysely';

import type { Database } from '../../server/platform/database/open-database.ts';
import type { Schema } from '../../server/platform/database/schema.ts';

/** Called before every statement begins outside a transaction, and before and after every transaction; throwing is a crash there. */
export type Hook = (place: 'statement' | 'before-transaction' | 'after-transaction') => Promise<void> | undefined;

/** The same database seen through a hook, for what must survive a crash or another process between any two of its steps. */
export function hookedDatabase(database: Database, hook: Hook): Database {
  return { ...database, app: hookedHandle(database.app, hook) };
}

const starters: ReadonlySet<string | symbol> = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom']);

function hookedHandle(handle: Kysely<Schema>, hook: Hook): Kysely<Schema> {
  return new Proxy(handle, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (name === 'transaction') return () => hookedTransaction(target, hook);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]): unknown => {
        if (starters.has(name)) void hook('statement');
        return Reflect.apply(member, target, given);
      };
    },
  });
}

type Builder = ReturnType<Kysely<Schema>['transaction']>;

function hookedTransaction(handle: Kysely<Schema>, hook: Hook): Pick<Builder, 'execute'> {
  return {
    execute: async (work) => {
      await hook('before-transaction');
      const answer = await handle.transaction().execute(work);
      await hook('after-transaction');
      return answer;
    },
  };
}
