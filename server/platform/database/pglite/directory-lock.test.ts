import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTemporaryFolder } from '../../../../testkit/database/temporary-folder.ts';
import { openDatabase } from '../open-database.ts';
import { compiledFile } from '../package-place.ts';
import { lockDirectory, type LockHolder } from './directory-lock.ts';
import { ownIdentity } from './process-identity.ts';

describe('a data directory has one holder', () => {
  it('refuses a second process and names the first by its number', async () => {
    await withTemporaryFolder(async (folder) => {
      const holder = await startHolder(join(folder, 'data'));
      await expect(lockDirectory(join(folder, 'data'))).rejects.toMatchObject({ code: 'database-held', facts: { pid: holder.pid } });
      await kill(holder);
    });
  });

  it('refuses the same process a second time', async () => {
    await withTemporaryFolder(async (folder) => {
      const lock = await lockDirectory(join(folder, 'data'));
      await expect(lockDirectory(join(folder, 'data'))).rejects.toMatchObject({ code: 'database-held', facts: { pid: process.pid } });
      await lock.release();
    });
  });

  it('takes over after the holder was killed', async () => {
    await withTemporaryFolder(async (folder) => {
      const holder = await startHolder(join(folder, 'data'));
      await kill(holder);
      const lock = await lockDirectory(join(folder, 'data'));
      expect(readLock(lock.file).pid).toBe(process.pid);
      await lock.release();
      expect(existsSync(lock.file)).toBe(false);
    });
  });

  it('lets one of several racers have a dead holder\u2019s directory', async () => {
    await withTemporaryFolder(async (folder) => {
      const directory = join(folder, 'data');
      await kill(await startHolder(directory));
      const racers = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)));
      const won = racers.filter((racer) => racer.status === 'fulfilled');
      expect(won).toHaveLength(1);
      const lost = racers.filter((racer) => racer.status === 'rejected').map((racer) => (racer.reason as { code: string }).code);
      expect(new Set(lost)).toEqual(new Set(['database-held']));
      await won[0]?.value.release();
    });
  });

  it('lets one of several racing processes have a dead holder\u2019s directory', async () => {
    await withTemporaryFolder(async (folder) => {
      const directory = join(folder, 'data');
      await kill(await startHolder(directory));
      const racers = await Promise.allSettled(Array.from({ length: 4 }, () => startHolder(directory)));
      const won = racers.filter((racer) => racer.status === 'fulfilled');
      expect(won).toHaveLength(1);
      for (const racer of won) await kill(racer.value);
    });
  });

  it('takes over from a claimant that died while taking over', async () => {
    await withTemporaryFolder(async (folder) => {
      const directory = join(folder, 'data');
      await kill(await startHolder(directory));
      const dead = readLock(`${directory}.lock`);
      const claimant: LockHolder = { ...dead, token: 'c'.repeat(32) };
      writeFileSync(`${directory}.lock.${dead.token.slice(0, 12)}`, JSON.stringify(claimant));
      const lock = await lockDirectory(directory);
      expect(readLock(lock.file).pid).toBe(process.pid);
      await lock.release();
    });
  });

  it('refuses a holder on another machine, dead or not', async () => {
    await withTemporaryFolder(async (folder) => {
      const directory = join(folder, 'data');
      plant(directory, { host: 'elsewhere', pid: 2 ** 22 + 1 });
      await expect(lockDirectory(directory)).rejects.toMatchObject({ code: 'database-held-elsewhere', facts: { host: 'elsewhere' } });
    });
  });

  it('takes over when the process number belongs to another process by now, or to another boot', async () => {
    await withTemporaryFolder(async (folder) => {
      for (const past of [{ startedAt: '1' }, { bootId: 'another' }]) {
        const directory = join(folder, `data-${Object.keys(past).join()}`);
        plant(directory, past);
        const lock = await lockDirectory(directory);
        expect(readLock(lock.file).pid).toBe(process.pid);
        await lock.release();
      }
    });
  });

  it('does not take over from a process that lives without its socket, nor from a socket without its process', async () => {
    await withTemporaryFolder(async (folder) => {
      plant(join(folder, 'a'), {});
      await expect(lockDirectory(join(folder, 'a'))).rejects.toMatchObject({ code: 'database-held' });
      const socket = join(folder, 'live.sock');
      const server = createServer().listen(socket);
      plant(join(folder, 'b'), { pid: 2 ** 22 + 1, socket });
      await expect(lockDirectory(join(folder, 'b'))).rejects.toMatchObject({ code: 'database-held' });
      server.close();
    });
  });

  it('refuses a lock file that it cannot read', async () => {
    await withTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'data.lock'), 'not a lock');
      await expect(lockDirectory(join(folder, 'data'))).rejects.toMatchObject({ code: 'database-lock-unreadable' });
    });
  });

  it('gives the lock back on closing, even when nothing was ever asked', async () => {
    await withTemporaryFolder(async (folder) => {
      const directory = join(folder, 'data');
      const database = await openDatabase({ kind: 'embedded', directory });
      expect(existsSync(`${directory}.lock`)).toBe(true);
      await database.close();
      await database.close();
      expect(existsSync(`${directory}.lock`)).toBe(false);
      await expect(database.asOwner((session) => session.rows('select 1'))).rejects.toThrow('database-closed');
    });
  });
});

/** A lock file as this process would have written it, save for what the test changes; nobody listens on its socket. */
function plant(directory: string, changes: Partial<LockHolder>): void {
  const holder: LockHolder = {
    ...ownIdentity(),
    token: 'a'.repeat(32),
    socket: `${directory}.sock`,
    since: '2025-01-01T00:00:00.000Z',
    ...changes,
  };
  writeFileSync(`${directory}.lock`, JSON.stringify(holder));
}

function readLock(file: string): LockHolder {
  return JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
}

/** Another process that takes the lock, says so and stays. */
function startHolder(directory: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [compiledFile('testkit/database/lock-holder.ts'), directory], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child));
    child.once('exit', () => reject(new Error('the holder ended')));
  });
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
