import { fork } from 'node:child_process';

import { Fault } from '../../core/kernel/outcome.ts';
import { compiledFile } from '../../server/platform/database/package-place.ts';

/** One request of a load. */
export type LoadRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
};

/** A load: either each request once, or all of them in turn for a time. */
export type Load = {
  readonly base: string;
  readonly connections: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly requests: readonly LoadRequest[];
  /** Seconds to go round; null sends each request once. */
  readonly seconds: number | null;
  /** The status that counts as right. */
  readonly expect: number;
};

/** What came of a load. Times are milliseconds from sending to the last byte; `endedAt` is in the order of the requests, in epoch milliseconds. */
export type LoadResult = {
  readonly perSecond: number;
  readonly times: readonly number[];
  readonly wrong: number;
  readonly firstWrong: string | null;
  readonly endedAt: readonly number[];
};

/** Sends a load from a process of its own, so that it does not share the server's loop. Loopback only. */
export async function sendLoad(load: Load): Promise<LoadResult> {
  const { hostname } = new URL(load.base);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) throw new Fault('bench-not-loopback', { host: hostname });
  const child = fork(compiledFile('cli/bench/load-generator-child.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    return await new Promise<LoadResult>((resolve, reject) => {
      child.once('message', (result) => resolve(result as LoadResult));
      child.once('exit', (code) => reject(new Fault('bench-child-ended', { code: code ?? -1 })));
      child.send(load);
    });
  } finally {
    child.kill();
  }
}
