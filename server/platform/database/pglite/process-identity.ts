import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process of which boot of which machine. A part that the platform does not tell is null. */
export type ProcessIdentity = {
  readonly pid: number;
  /** Start time in the platform's own words; process numbers are used again, this pair is not. */
  readonly startedAt: string | null;
  readonly bootId: string | null;
  readonly host: string;
};

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: startTimeOf(process.pid), bootId: readBootId(), host: hostname() };
}

/**
 * True only when the process cannot exist any more: the machine was started anew since, or no process has its number, or the one that has it
 * started at another time. In doubt false. Says nothing about other machines: the caller compares host names first.
 */
export function isProvablyGone(holder: ProcessIdentity): boolean {
  const bootId = readBootId();
  if (holder.bootId !== null && bootId !== null && holder.bootId !== bootId) return true;
  if (!hasProcess(holder.pid)) return true;
  const startedAt = startTimeOf(holder.pid);
  return startedAt !== null && holder.startedAt !== null && startedAt !== holder.startedAt;
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function readBootId(): string | null {
  return readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
}

/** Linux: clock ticks since boot, with a mark for a process that has ended and waits to be collected; elsewhere what `ps` says. */
function startTimeOf(pid: number): string | null {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux')
    return readOr(() => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim());
  return readOr(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name stands in brackets and may hold anything; the numbered fields follow its last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const hasEnded = fields[0] === 'Z' || fields[0] === 'X';
    return `${fields[19] ?? ''}${hasEnded ? ' ended' : ''}`;
  });
}

function readOr(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
