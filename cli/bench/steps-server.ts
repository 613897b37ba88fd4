import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

import { Fault } from '../../core/kernel/outcome.ts';
import { compiledFile } from '../../server/platform/database/package-place.ts';

/** What the serving child is asked for. */
export type StepsOrder = {
  readonly env: Readonly<Record<string, string>>;
  readonly cases: number;
  readonly probeCommits: boolean;
  /** Folder for a CPU profile of the serving process. */
  readonly profile: string | undefined;
};

/** What the serving child tells once it listens. `commits` is single-row commits a second. */
export type StepsReport = {
  readonly base: string;
  readonly login: string;
  readonly password: string;
  readonly code: string;
  readonly cases: readonly string[];
  readonly commits: number | null;
};

/** What it tells at its end: index in the log of the last event of each case, and the CPU time of its process since it listened. */
export type StepsEnd = { readonly places: readonly (readonly [string, number])[]; readonly cpuMs: number };

/** The product serving a fresh county in a process of its own. */
export type StepsServer = {
  readonly report: StepsReport;
  readonly stop: () => Promise<StepsEnd>;
  readonly kill: () => void;
};

/** Starts it; opening the cases takes some milliseconds each. */
export async function startStepsServer(order: StepsOrder): Promise<StepsServer> {
  const child = fork(compiledFile('cli/bench/steps-child.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(order);
  const report = (await nextMessage(child)) as StepsReport;
  const stop = async (): Promise<StepsEnd> => {
    child.send('stop');
    const end = (await nextMessage(child)) as StepsEnd;
    if (child.exitCode === null) await once(child, 'exit');
    return end;
  };
  return { report, stop, kill: () => void child.kill('SIGKILL') };
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Fault('bench-child-ended', { code: code ?? -1 })));
  });
}
