import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { appendEvents } from '../../testkit/append-events.ts';
import { describeOnBothEngines, type EngineUnderTest } from '../../testkit/database/on-both-engines.ts';
import { openTestCounty, type TestCounty } from '../../testkit/county.ts';
import { type DatabaseReport, verifyDatabase } from './verify-database.ts';

const reportOf = (test: TestCounty): Promise<DatabaseReport> => verifyDatabase({ ...test.county.services, directory: test.ledger });

/** Runs SQL past all foreign keys, as whoever owns the database file could. */
async function tamper(engine: EngineUnderTest, statement: string): Promise<void> {
  await engine.database().asOwner((session) => session.script(`begin; set local session_replication_role = replica; ${statement}; commit`));
}

/** Columns by how one bit of them is changed, in SQL; the bit is numbered so that it falls into the value whatever its length. */
const flips: Readonly<Record<string, (column: string, bit: number) => string>> = {
  // A letter changed by its lowest bit; no bit of a letter gives another length or an invalid text.
  text: (column, bit) =>
    `overlay(${column} placing chr(ascii(substr(${column}, 1 + ${bit} % length(${column}), 1)) # 1) from 1 + ${bit} % length(${column}))`,
  bytea: (column, bit) => `set_bit(${column}, ${bit} % (8 * length(${column})), 1 - get_bit(${column}, ${bit} % (8 * length(${column}))))`,
  integer: (column, bit) => `${column} # (1 << (3 + ${bit} % 20))`,
  smallint: (column, bit) => `cast(${column} # (1 << (${bit} % 14)) as smallint)`,
  bigint: (column, bit) => `${column} # (cast(1 as bigint) << (8 + ${bit} % 50))`,
  'timestamp with time zone': (column, bit) => `${column} + (cast(1 as bigint) << (${bit} % 40)) * interval '1 microsecond'`,
};

type Column = { readonly table: string; readonly column: string; readonly type: string };

async function columnsOf(engine: EngineUnderTest, tables: readonly string[]): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select 'mq.' || table_name as table, column_name as column, data_type as type from information_schema.columns
    where table_schema = 'mq' and table_name in (${sql.join(tables)}) order by table_name, ordinal_position`.execute(engine.database().app);
  return rows;
}

const bits = process.env['MINGQUAN_NIGHTLY'] === '1' ? Array.from({ length: 40 }, (_, at) => at * 37) : [0, 5, 4_321];
const tampered = ['event', 'field_value', 'ledger_entry'];
const where = `stream_kind = 'case' and stream_id = 'case-1' and seq = 2`;

async function keepTables(engine: EngineUnderTest): Promise<void> {
  for (const table of tampered) await tamper(engine, `create table mq.kept_${table} as select * from mq.${table}`);
}

async function putBack(engine: EngineUnderTest): Promise<void> {
  for (const table of tampered) await tamper(engine, `delete from mq.${table}; insert into mq.${table} select * from mq.kept_${table}`);
}

async function dropKept(engine: EngineUnderTest): Promise<void> {
  for (const table of tampered) await tamper(engine, `drop table if exists mq.kept_${table}`);
}

describeOnBothEngines('check of the database against its ledger', (engine) => {
  let test: TestCounty;
  beforeEach(async () => {
    await dropKept(engine);
    test = await openTestCounty(engine.database());
    await appendEvents(test.county.services, 'case-1', 3);
    await test.county.sequencer.settle();
  });
  afterEach(() => test.close());

  it('finds a sound county sound, with leaves that wait too', async () => {
    expect(await reportOf(test)).toMatchObject({ sound: true, faults: [], waiting: 0, erasedStreams: 0 });
    await appendEvents(test.county.services, 'case-2', 2);
    expect(await reportOf(test)).toMatchObject({ sound: true, faults: [], waiting: 2 });
  });

  it('finds a bit that was changed in any column of events, values and entries, and names the column', async () => {
    await keepTables(engine);
    let tried = 0;
    for (const { table, column, type } of await columnsOf(engine, tampered)) {
      const isPlace = ['county_id', 'stream_kind', 'stream_id', 'seq', 'index'].includes(column);
      for (const bit of bits) {
        await tamper(engine, `update ${table} set ${column} = ${flips[type]?.(column, bit) ?? type} where ${where}`);
        const { faults } = await reportOf(test);
        const name = `${table}.${column} bit ${bit}`;
        if (isPlace) expect(faults.length, name).toBeGreaterThan(0);
        else expect(faults, name).toMatchObject([{ table, column, stream: 'case/case-1', seq: 2 }]);
        await putBack(engine);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(60);
    expect(await reportOf(test)).toMatchObject({ sound: true });
    await dropKept(engine);
  });

  it('finds rows that were taken away or put in', async () => {
    await keepTables(engine);
    const codes = async (statement: string): Promise<readonly string[]> => {
      await tamper(engine, statement);
      const { faults } = await reportOf(test);
      await putBack(engine);
      return faults.map((fault) => `${fault.code} ${fault.table ?? ''}`);
    };
    expect(await codes(`delete from mq.event where ${where}`)).toContain('entry-without-event mq.ledger_entry');
    expect(await codes(`delete from mq.field_value where ${where}`)).toEqual(['value-missing mq.field_value']);
    expect(await codes(`delete from mq.ledger_entry where ${where}`)).toEqual(
      expect.arrayContaining(['index-gap mq.ledger_entry', 'event-without-entry mq.event']),
    );
    expect(
      await codes(
        `insert into mq.event select county_id, stream_kind, stream_id, 4, type, 1, payload, actor, actor_post, principal, at, command_id, entry_hash from mq.event where ${where}`,
      ),
    ).toEqual(['event-without-entry mq.event']);
    await dropKept(engine);
  });

  it('finds waiting leaves that were changed', async () => {
    await appendEvents(test.county.services, 'case-2', 2);
    await tamper(
      engine,
      `update mq.pending_leaf set entry_bytes = ${flips['bytea']?.('entry_bytes', 77) ?? ''} where stream_id = 'case-2' and seq = 1`,
    );
    expect((await reportOf(test)).faults).toMatchObject([
      { code: 'entry-differs', table: 'mq.pending_leaf', stream: 'case/case-2', seq: 1, column: 'entry_bytes' },
    ]);
  });

  it('finds a changed head, checkpoint, published checkpoint and item version', async () => {
    const placesAfter = async (statement: string, back: string): Promise<readonly string[]> => {
      await tamper(engine, statement);
      const { faults } = await reportOf(test);
      await tamper(engine, back);
      return faults.map((fault) => `${fault.table ?? ''}.${fault.column ?? ''}`);
    };
    expect(await placesAfter('update mq.ledger_head set size = size + 1', 'update mq.ledger_head set size = size - 1')).toEqual([
      'mq.ledger_head.size',
    ]);
    expect(
      await placesAfter(
        'update mq.ledger_head set signed_size = signed_size - 1',
        'update mq.ledger_head set signed_size = signed_size + 1',
      ),
    ).toContain('mq.ledger_head.signed_size');
    const shift = (table: string, from: string, to: string) => `update ${table} set checkpoint = replace(checkpoint, '${from}', '${to}')`;
    expect(
      await placesAfter(shift('mq.ledger_head', 'localhost', 'localhosu'), shift('mq.ledger_head', 'localhosu', 'localhost')),
    ).toContain('mq.ledger_head.checkpoint');
    expect(
      await placesAfter(shift('published.ledger', 'localhost', 'localhosu'), shift('published.ledger', 'localhosu', 'localhost')),
    ).toEqual(['published.ledger.checkpoint']);
    const rename = (from: string, to: string) =>
      `update mq.item_version set body = replace(body, '${from}', '${to}') where code = 'V-FW-01'`;
    expect(await placesAfter(rename('低保', '低饱'), rename('低饱', '低保'))).toContain('mq.item_version.body');
    expect(
      await placesAfter(
        `update mq.item_version set effective_from = effective_from + 1 where code = 'V-FW-01'`,
        `update mq.item_version set effective_from = effective_from - 1 where code = 'V-FW-01'`,
      ),
    ).toEqual(['mq.item_version.effective_from']);
    expect(await reportOf(test)).toMatchObject({ sound: true });
  });

  it('tells an erased stream from a broken one and from a lost key', async () => {
    test.county.services.keys.streams.erase('case/case-1');
    expect(await reportOf(test)).toMatchObject({ sound: true, erasedStreams: 1 });
    const { streams } = test.county.services.keys;
    const lost = {
      ...test.county.services.keys,
      streams: Object.assign(Object.create(streams) as typeof streams, { find: () => undefined, isErased: () => false }),
    };
    const report = await verifyDatabase({ ...test.county.services, keys: lost, directory: test.ledger });
    expect(report.faults[0]).toMatchObject({ code: 'key-missing', stream: 'case/case-1' });
  });

  it('finds a changed byte in any part of a tile, names tile and hash or entry, and finds missing and changed files', async () => {
    await appendEvents(test.county.services, 'case-3', 300);
    await test.county.sequencer.settle();
    expect(await reportOf(test)).toMatchObject({ sound: true });
    for (const path of ['tile/0/000', 'tile/entries/000', 'checkpoint']) {
      const file = join(test.ledger, path);
      const whole = readFileSync(file);
      const steps = 12;
      for (let at = 0; at < whole.length; at += Math.max(1, Math.floor(whole.length / steps))) {
        writeFileSync(file, whole.with(at, (whole[at] ?? 0) ^ (1 << (at % 8))));
        const { faults } = await reportOf(test);
        expect(faults, `${path} byte ${at}`).toMatchObject([{ path }]);
        if (path === 'tile/0/000') expect(faults[0]?.because['hash']).toBe(Math.floor(at / 32));
      }
      rmSync(file);
      expect((await reportOf(test)).faults).toMatchObject([{ code: 'missing-file', path }]);
      writeFileSync(file, whole);
    }
    expect(await reportOf(test)).toMatchObject({ sound: true });
  });
});
