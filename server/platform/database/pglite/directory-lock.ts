import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { Fault } from '../../../../core/kernel/outcome.ts';
import { isProvablyGone, ownIdentity, type ProcessIdentity } from './process-identity.ts';
import { hasSignOfLife, openSignOfLife, removeDeadSocket } from './sign-of-life.ts';

/** What a lock file says about its holder. */
export type LockHolder = ProcessIdentity & { readonly token: string; readonly socket: string; readonly since: string };

/** A held data directory. */
export type DirectoryLock = { readonly file: string; release(): Promise<void> };

/**
 * Takes a data directory for this process alone. A lock is never stolen from a living process: it is taken over only when the holder's
 * socket is dead and the process is provably gone.
 *
 * @throws Fault `database-held` (facts: pid, since, lockFile), `database-held-elsewhere` (another machine, which cannot be looked into from here),
 * `database-lock-unreadable`
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const file = `${directory}.lock`;
  const token = randomBytes(16).toString('hex');
  const sign = await openSignOfLife(token);
  const holder: LockHolder = { ...ownIdentity(), token, socket: sign.path, since: new Date().toISOString() };
  try {
    await acquire(file, holder);
  } catch (error) {
    await sign.close();
    throw error;
  }
  return {
    file,
    release: async () => {
      releaseFile(file, token);
      await sign.close();
    },
  };
}

/**
 * Of several that find the same dead holder one must win. Whoever wants to replace it first acquires a claim, a lock file of the same kind named
 * after the dead holder's token, and looks again. A claimant that died is replaced the same way.
 */
async function acquire(file: string, holder: LockHolder): Promise<void> {
  while (!createFile(file, holder)) {
    const found = readHolder(file);
    if (found === undefined) continue;
    await refuseUnlessGone(file, found);
    const claim = `${file}.${found.token.slice(0, 12)}`;
    await acquire(claim, holder);
    try {
      if (readHolder(file)?.token !== found.token) continue;
      replaceFile(file, holder);
      removeDeadSocket(found.socket);
      return;
    } finally {
      releaseFile(claim, holder.token);
    }
  }
}

async function refuseUnlessGone(lockFile: string, found: LockHolder): Promise<void> {
  const { pid, host, since } = found;
  if (host !== ownIdentity().host) throw new Fault('database-held-elsewhere', { host, pid, since, lockFile });
  if ((await hasSignOfLife(found.socket)) || !isProvablyGone(found)) throw new Fault('database-held', { pid, since, lockFile });
}

/** Creates the file with all of its content in one act; false when there is one already. */
function createFile(file: string, holder: LockHolder): boolean {
  const draft = writeDraft(file, holder);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replaceFile(file: string, holder: LockHolder): void {
  renameSync(writeDraft(file, holder), file);
}

function writeDraft(file: string, holder: LockHolder): string {
  const draft = `${file}.draft-${holder.token}`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(holder)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return draft;
}

function readHolder(file: string): LockHolder | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const holder = JSON.parse(text) as LockHolder;
    if (typeof holder.pid === 'number' && typeof holder.token === 'string' && typeof holder.socket === 'string') return holder;
  } catch {
    // Not JSON: told below.
  }
  throw new Fault('database-lock-unreadable', { lockFile: file });
}

function releaseFile(file: string, token: string): void {
  if (readHolder(file)?.token === token) rmSync(file, { force: true });
}
