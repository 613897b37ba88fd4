import { beforeEach, expect, it } from 'vitest';
import { describeOnBothEngines } from '../../../testkit/database/on-both-engines.ts';
import type { Database } from './open-database.ts';

/** Tables of the runner itself; every other table holds data of counties. */
const withoutCounty = ['mq.schema_migration'];

describeOnBothEngines('county_id comes first in every key', (engine) => {
  beforeEach(() => engine.database().asOwner((session) => session.script('drop schema if exists planted cascade')));

  it('holds for all migrations', async () => {
    expect(await listKeysWithoutCounty(engine.database(), ['mq', 'published'])).toEqual([]);
  });

  it('reports planted violations: primary, unique and foreign keys, unique indexes, and a table without key', async () => {
    await engine.database().asOwner((session) =>
      session.script(`
        create schema planted;
        create table planted.good (county_id text, id text, primary key (county_id, id));
        create table planted.late (id text, county_id text, primary key (id, county_id));
        create table planted.lone (county_id text, id text, primary key (county_id, id), constraint lone_unique unique (id));
        create table planted.loose (county_id text, id text, primary key (county_id, id));
        create unique index loose_index on planted.loose (id);
        create table planted.target (county_id text, id text, primary key (county_id, id), constraint target_unique unique (id));
        create table planted.pointing (county_id text, id text, target_id text, primary key (county_id, id),
          constraint pointing_key foreign key (target_id) references planted.target (id));
        create table planted.keyless (county_id text)`),
    );
    expect(await listKeysWithoutCounty(engine.database(), ['planted'])).toEqual([
      'planted.keyless has no primary key',
      'planted.late: late_pkey',
      'planted.lone: lone_unique',
      'planted.loose: loose_index',
      'planted.pointing: pointing_key',
      'planted.target: target_unique',
    ]);
  });
});

/** Unique and primary keys are unique indexes; foreign keys stand in pg_constraint. */
async function listKeysWithoutCounty(database: Database, schemas: readonly string[]): Promise<readonly string[]> {
  const rows = await database.asOwner((session) =>
    session.rows(`
      with business as (
        select c.oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname in (${schemas.map(quoted).join()})
          and n.nspname || '.' || c.relname not in (${withoutCounty.map(quoted).join()})
      ), keys as (
        select i.indrelid as table_id, ic.relname::text as key, i.indkey[0] as first
        from pg_index i join pg_class ic on ic.oid = i.indexrelid where i.indisunique
        union all
        select conrelid, conname::text, conkey[1] from pg_constraint where contype = 'f'
      )
      select b.name || ': ' || k.key as finding
      from business b join keys k on k.table_id = b.oid
      left join pg_attribute a on a.attrelid = b.oid and a.attnum = k.first
      where a.attname is distinct from 'county_id'
      union all
      select b.name || ' has no primary key' from business b
      where not exists (select from pg_index i where i.indrelid = b.oid and i.indisprimary)
      order by 1`),
  );
  return rows.map((row) => String(row['finding']));
}

function quoted(text: string): string {
  return `'${text}'`;
}
