import { Pool, type PoolClient } from 'pg';

import { newId } from '../../server/platform/random.ts';

type Row = Readonly<Record<string, unknown>>;

/** The rows that one step of the product wrote, read back from its tables. */
type Sample = {
  readonly events: readonly Row[];
  readonly values: readonly Row[];
  readonly leaves: readonly Row[];
  readonly command: Row;
  readonly tasks: readonly Row[];
  readonly actor: Row;
  readonly file: Row;
  readonly stage: Row;
};

/** `outbox` is emptied by the product's own counting, so the fact is written from its form. */
const fact = '{"acts":1,"at":1767225600000,"grouped":true,"item":"V-FW-01","unit":"0123456789012345678901"}';

/**
 * Steps a second of the same writes as hand-written SQL: the same tables, rows of the same sizes (read back from a step of the product), one
 * transaction each, statement by statement over node-pg, as many clients. It reads and decides nothing.
 */
export async function handWrittenRate(url: string, cases: readonly string[], clients: number): Promise<number> {
  const pool = new Pool({ connectionString: url, max: clients, options: '-c role=mq_app -c search_path=mq,published -c TimeZone=UTC' });
  // A client that the server ends while it is being closed must not end the bench.
  pool.on('error', () => undefined);
  try {
    const sample = await readSample(pool, cases[0] ?? '');
    let next = 0;
    const start = performance.now();
    await Promise.all(
      Array.from({ length: clients }, async () => {
        const client = await pool.connect();
        for (let id = cases[next++]; id !== undefined; id = cases[next++]) await writeStep(client, sample, id);
        client.release();
      }),
    );
    return (cases.length * 1_000) / (performance.now() - start);
  } finally {
    await pool.end();
  }
}

async function readSample(pool: Pool, caseId: string): Promise<Sample> {
  const rows = async (sql: string): Promise<readonly Row[]> => (await pool.query<Row>(sql, [caseId])).rows;
  const one = async (sql: string): Promise<Row> => (await rows(sql))[0] ?? {};
  const events = await rows(`select * from mq.event where stream_kind = 'case' and stream_id = $1 order by seq`);
  const last = events.filter((row) => row['command_id'] === events.at(-1)?.['command_id']);
  const seqs = new Set(last.map((row) => row['seq']));
  const [entries, values] = [
    await rows(`select * from mq.ledger_entry where stream_kind = 'case' and stream_id = $1 order by seq`),
    await rows(`select * from mq.field_value where stream_kind = 'case' and stream_id = $1 order by seq`),
  ];
  const file = await one('select * from mq.case_file where case_id = $1');
  return {
    events: last,
    values: values.filter((row) => seqs.has(row['seq'])),
    leaves: entries.filter((row) => seqs.has(row['seq'])),
    command: (await pool.query<Row>('select * from mq.command where command_id = $1', [last[0]?.['command_id']])).rows[0] ?? {},
    tasks: await rows('select * from mq.case_task where case_id = $1'),
    actor: await one('select * from mq.case_actor where case_id = $1 order by last_at desc limit 1'),
    file,
    stage: (await pool.query<Row>('select * from published.case_stage where number = $1', [file['number']])).rows[0] ?? {},
  };
}

/** Other places in the stream than those the product wrote. */
const beyond = 1_000_000;

async function writeStep(client: PoolClient, sample: Sample, caseId: string): Promise<void> {
  const { events, values, leaves, command, tasks, actor, file, stage } = sample;
  const commandId = newId();
  const moved = (row: Row): Row => ({ ...row, stream_id: caseId, seq: Number(row['seq']) + beyond });
  await client.query('begin');
  await insert(
    client,
    'mq.event',
    events.map((row) => ({ ...moved(row), command_id: commandId })),
  );
  await insert(
    client,
    'mq.pending_leaf',
    leaves.map((row) => without(moved(row), 'index')),
  );
  await insert(client, 'mq.field_value', values.map(moved));
  await client.query(
    'update mq.case_file set status = $3, outcome = $4, stage = $5, title = $6, last_at = $7, version = $8 where county_id = $1 and case_id = $2',
    [file['county_id'], caseId, file['status'], file['outcome'], file['stage'], file['title'], file['last_at'], file['version']],
  );
  await client.query('delete from mq.case_task where county_id = $1 and case_id = $2', [file['county_id'], caseId]);
  await insert(
    client,
    'mq.case_task',
    tasks.map((row) => ({ ...row, case_id: caseId })),
  );
  await client.query(
    `insert into mq.case_actor (county_id, case_id, person_id, recused, last_at) values ($1, $2, $3, $4, $5)
     on conflict (county_id, case_id, person_id) do update set recused = excluded.recused, last_at = excluded.last_at`,
    [actor['county_id'], caseId, actor['person_id'], actor['recused'], actor['last_at']],
  );
  await client.query(
    `insert into published.case_stage (county_id, number, item_code, state, stage) values ($1, $2, $3, $4, $5)
     on conflict (county_id, number) do update set item_code = excluded.item_code, state = excluded.state, stage = excluded.stage`,
    [stage['county_id'], caseId, stage['item_code'], stage['state'], stage['stage']],
  );
  await client.query('delete from mq.job where county_id = $1 and kind = $2 and subject = $3', [
    file['county_id'],
    'let-time-pass',
    caseId,
  ]);
  await insert(client, 'mq.outbox', [
    { county_id: file['county_id'], outbox_id: commandId, topic: 'case-acts', body: fact, at: file['last_at'] },
  ]);
  await insert(client, 'mq.command', [{ ...command, command_id: commandId }]);
  await client.query('commit');
}

async function insert(client: PoolClient, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const places = rows.map((_, row) => `(${columns.map((_column, at) => `$${row * columns.length + at + 1}`).join(', ')})`);
  await client.query(
    `insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`,
    rows.flatMap((row) => columns.map((column) => row[column])),
  );
}

function without(row: Row, column: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
}
