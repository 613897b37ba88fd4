import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Fault } from '../../core/kernel/outcome.ts';
import { packageRoot } from '../../server/platform/database/package-place.ts';

/** `mingquan start` as a process of its own. */
export type StartedServer = {
  readonly base: string;
  /** Milliseconds from the call to the first answered page. */
  readonly readyMs: number;
  /** Resident memory now, in MB; NaN where the system does not tell. */
  readonly memory: () => number;
  /** CPU time so far of the process, all threads, and of those it started that have ended, in milliseconds; NaN where the system does not tell. */
  readonly cpuMs: () => number;
  readonly stop: () => Promise<void>;
};

const longestStartMs = 180_000;

/** Starts the product on a data folder and waits for its first page. */
export async function startServer(dataDir: string, port: number): Promise<StartedServer> {
  const start = performance.now();
  const base = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    MINGQUAN_DATA_DIR: dataDir,
    MINGQUAN_PORT: String(port),
    MINGQUAN_HOST: '127.0.0.1',
    MINGQUAN_LOG_LEVEL: 'silent',
  };
  const { DATABASE_URL: _unused, ...own } = env as Record<string, string | undefined>;
  const child = spawn(process.execPath, [join(packageRoot, 'bin/mingquan'), 'start'], { env: own, stdio: ['ignore', 'ignore', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (text: Buffer) => errors.push(text.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await answers(base))) {
    if (child.exitCode !== null || performance.now() - start > longestStartMs) {
      child.kill('SIGKILL');
      throw new Fault('bench-server-failed', { stderr: errors.join('').slice(-1_000) });
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const pid = child.pid ?? 0;
  return { base, readyMs: performance.now() - start, memory: () => memoryOf(pid), cpuMs: () => cpuMsOf(pid), stop };
}

async function answers(base: string): Promise<boolean> {
  try {
    const answer = await fetch(`${base}/`);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Resident memory of a process in MB. */
export function memoryOf(pid: number): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? Number.NaN : Number(kilobytes) / 1_024;
  } catch {
    return Number.NaN;
  }
}

/** CPU time of a process and its ended children in milliseconds; the system counts in hundredths of a second. */
function cpuMsOf(pid: number): number {
  try {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = after.split(' ');
    return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) * 10;
  } catch {
    return Number.NaN;
  }
}
