import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findTestServer } from '../../../testkit/database/demands.ts';
import { describeOnBothEngines, describeOnServer } from '../../../testkit/database/on-both-engines.ts';
import { withTemporaryFolder } from '../../../testkit/database/temporary-folder.ts';
import { createServerDatabase } from '../../../testkit/database/test-server.ts';
import { migrate } from './migrate.ts';
import { listMigrations, type Migration } from './migration-files.ts';
import { openDatabase } from './open-database.ts';

const real = listMigrations();

describeOnBothEngines('migrations', (engine) => {
  it('do nothing the second time', async () => {
    expect(await migrate(engine.database())).toEqual([]);
  });

  it('are recorded with the hash of their file', async () => {
    const rows = await engine.database().app.selectFrom('schema_migration').select(['number', 'name', 'hash']).orderBy('number').execute();
    expect(rows).toEqual(real.map(({ number, name, hash }) => ({ number, name, hash })));
  });

  it('refuse data of a newer program', async () => {
    await expect(migrate(engine.database(), 0, real.slice(0, -1))).rejects.toMatchObject({ code: 'data-newer' });
  });

  it('refuse an applied file that has changed', async () => {
    const changed = [{ ...made(1, 'select 1'), name: '0001-create-roles' }, ...real.slice(1)];
    await expect(migrate(engine.database(), 0, changed)).rejects.toMatchObject({
      code: 'migration-changed',
      facts: { name: '0001-create-roles' },
    });
  });

  it('leave nothing of one that fails, and keep those before it', async () => {
    const next = real.length + 1;
    const wanted = [
      ...real,
      made(next, 'create table mq.first_part (id integer)'),
      made(next + 1, 'create table mq.second_part (id integer); select 1/0'),
    ];
    await expect(migrate(engine.database(), 0, wanted)).rejects.toMatchObject({ code: '22012' });
    const tables = await engine
      .database()
      .asOwner((session) => session.rows("select tablename from pg_tables where tablename like '%_part'"));
    expect(tables).toEqual([{ tablename: 'first_part' }]);
    expect(await migrate(engine.database(), 0, wanted.slice(0, -1))).toEqual([]);
  });

  it('make tables that belong to mq_owner and are append-only for the application', async () => {
    const { rows } = await sql`select tableowner from pg_tables where tablename = 'first_part'`.execute(engine.database().app);
    expect(rows).toEqual([{ tableowner: 'mq_owner' }]);
    await sql`insert into first_part values (1)`.execute(engine.database().app);
    await expect(sql`delete from first_part`.execute(engine.database().app)).rejects.toMatchObject({ code: '42501' });
  });
});

describeOnServer('migrations that race', () => {
  it('end well when several processes and several databases start at the same moment', async () => {
    const server = findTestServer() ?? '';
    const made = await Promise.all([createServerDatabase(server), createServerDatabase(server)]);
    const databases = await Promise.all([...made, ...made, ...made].map(({ url }) => openDatabase({ kind: 'postgres', url })));
    const applied = await Promise.all(databases.map((database) => migrate(database)));
    expect(applied.flat().toSorted()).toEqual([...real, ...real].map((migration) => migration.name).toSorted());
    await Promise.all(databases.map((database) => database.close()));
    await Promise.all(made.map((database) => database.drop()));
  });
});

describeOnServer('a login without superuser rights', (engine) => {
  it('may create roles and owns its database: that is enough to migrate and to serve', async () => {
    const login = `mq_test_login_${process.pid}`;
    const { url, drop } = await createServerDatabase(findTestServer() ?? '');
    const name = new URL(url).pathname.slice(1);
    await engine
      .database()
      .asOwner((session) => session.script(`create role ${login} login createrole; alter database ${name} owner to ${login}`));
    const database = await openDatabase({ kind: 'postgres', url: url.replace(/\/\/[^@]*@/, `//${login}@`) });
    expect(await migrate(database)).toEqual(real.map((migration) => migration.name));
    expect((await sql`select current_user as who`.execute(database.app)).rows).toEqual([{ who: 'mq_app' }]);
    expect((await sql`select current_user as who`.execute(database.published)).rows).toEqual([{ who: 'mq_public' }]);
    await database.close();
    await drop();
    await engine.database().asOwner((session) => session.script(`drop role ${login}`));
  });

  it('refuses an address whose options would replace the role', async () => {
    const opening = openDatabase({ kind: 'postgres', url: 'postgres://127.0.0.1/x?options=-c%20role%3Dpostgres' });
    await expect(opening).rejects.toThrow('database-url-has-options');
  });
});

describe('data of a newer program', () => {
  it('is not touched: the engine is not even started', async () => {
    await withTemporaryFolder(async (folder) => {
      const directory = join(folder, 'data');
      await mkdir(directory);
      writeFileSync(join(directory, 'PG_VERSION'), '18\n');
      writeFileSync(`${directory}.version`, `${real.length + 1}\n`);
      await expect(openDatabase({ kind: 'embedded', directory })).rejects.toMatchObject({
        code: 'data-newer',
        facts: { data: real.length + 1 },
      });
      expect(existsSync(`${directory}.lock`)).toBe(false);
      writeFileSync(`${directory}.version`, '0\n');
      writeFileSync(join(directory, 'PG_VERSION'), '19\n');
      await expect(openDatabase({ kind: 'embedded', directory })).rejects.toMatchObject({ code: 'data-engine-newer' });
      expect(readFileSync(join(directory, 'PG_VERSION'), 'utf8')).toBe('19\n');
    });
  });

  it('is not confused with a folder of something else', async () => {
    await withTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'thesis.docx'), 'no data');
      await expect(openDatabase({ kind: 'embedded', directory: folder })).rejects.toMatchObject({ code: 'data-directory-foreign' });
    });
  });
});

describe('names of migrations', () => {
  it.each(['0002-add-x.sql', '0001-add.sql', '1-add-x.sql', '0001_add_x.sql', '0001-Add-x.sql'])(
    '%s is refused as the first',
    async (name) => {
      await withTemporaryFolder(async (folder) => {
        writeFileSync(join(folder, name), 'select 1');
        expect(() => listMigrations(folder)).toThrow('migration-misnamed');
      });
    },
  );

  it('have one hash whatever the line ends', async () => {
    await withTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, '0001-add-x.sql'), 'select 1;\r\nselect 2;\r\n');
      expect(listMigrations(folder).map((migration) => migration.hash)).toEqual([hashOf('select 1;\nselect 2;\n')]);
    });
  });
});

function made(number: number, text: string): Migration {
  return { number, name: `${String(number).padStart(4, '0')}-make-part`, hash: hashOf(text), sql: text };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
