import type { Database } from './open-database.ts';

/** Tables whose rows come and go: their dead rows are cleared away again and again. */
const churned = [
  'mq.pending_leaf',
  'mq.outbox',
  'mq.job',
  'mq.ledger_head',
  'mq.case_task',
  'mq.case_file',
  'mq.case_actor',
  'mq.session',
  'mq.failure',
  'mq.command',
  'mq.act_week',
  'mq.act_count',
  'published.act_week',
  'published.act_count',
  'published.case_stage',
  'published.ledger',
];

const commitsBetween = 500;
const commitsBetweenAll = 20_000;

/**
 * Does for the embedded engine what autovacuum does for a server, which that engine lacks: without it each read of a queue walks over all rows ever
 * deleted from it, and plans are made for tables as they were when they were empty. Answers a turn that works only when enough was committed since
 * the last one. People are served meanwhile: each table is a hold of the one session, requests go on in between, and what they have prepared stays
 * (the engine itself plans anew what it has fresh figures for).
 */
export function tidier(database: Database): () => Promise<void> {
  let [tidied, tidiedAll] = [0, 0];
  return async () => {
    if (database.kind !== 'embedded') return;
    // At least one sync for each commit.
    const commits = await database.syncCount();
    if (commits - tidiedAll >= commitsBetweenAll || (tidiedAll === 0 && commits >= commitsBetween)) {
      await tidyAll(database);
      [tidied, tidiedAll] = [commits, commits];
    } else if (commits - tidied >= commitsBetween) {
      for (const table of churned) await tidy(database, table);
      tidied = commits;
    }
  };
}

/** Every table, one after the other; after a great deal was written. Nothing on a server, which does it itself. */
export async function tidyAll(database: Database): Promise<void> {
  if (database.kind !== 'embedded') return;
  const found = await database.asOwner((session) =>
    session.rows(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('mq', 'published', 'pg_catalog')",
    ),
  );
  for (const { name } of found) await tidy(database, String(name));
}

async function tidy(database: Database, table: string): Promise<void> {
  await database.asOwner((session) => session.script(`vacuum (analyze) ${table}`));
}
