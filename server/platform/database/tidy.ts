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
 * deleted from it, and plans made for empty tables stay for ever. Answers a turn that works only when enough was committed since the last one.
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
      // A hold of the one session for each table: requests go on in between.
      for (const table of churned) await database.asOwner((session) => session.script(`vacuum (analyze) ${table}`));
      tidied = commits;
    }
  };
}

/** All tables at once; after a great deal was written, and nobody waits. */
export async function tidyAll(database: Database): Promise<void> {
  if (database.kind === 'embedded') await database.asOwner((session) => session.script('vacuum (analyze)'));
}
