import { Fault } from '../../core/kernel/outcome.ts';
import { newId } from '../../server/platform/random.ts';
import { benchStep } from './bench-county.ts';
import { percentile } from './figure.ts';
import { type LoadResult, sendLoad } from './load-generator.ts';
import { signInOverHttp } from './signed-in.ts';
import { type StepsOrder, startStepsServer } from './steps-server.ts';

/** What a run of steps over HTTP gave. `lags` are milliseconds from answer to published checkpoint, sorted. */
export type StepsRun = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  /** CPU milliseconds of the serving process per step, all its threads. */
  readonly cpuMs: number;
  readonly commits: number | null;
  readonly lags: readonly number[];
  readonly cases: readonly string[];
};

const pollMs = 20;

/** Takes one step in each of many cases over HTTP, from another process, and watches the checkpoint meanwhile. */
export async function takeSteps(order: StepsOrder, clients: number): Promise<StepsRun> {
  const server = await startStepsServer(order);
  try {
    const { report } = server;
    const { cookie, csrf } = await signInOverHttp(report);
    const watch = watchCheckpoint(report.base);
    const result = await sendLoad({
      ...{ base: report.base, connections: clients, headers: { cookie, accept: 'text/html' }, seconds: null, expect: 303 },
      requests: report.cases.map((id) => ({
        method: 'POST' as const,
        path: `/work/cases/${id}/steps/${benchStep.node}`,
        body: new URLSearchParams({ csrf, key: newId(), outcome: benchStep.outcome }).toString(),
      })),
    });
    if (result.wrong > 0) throw new Fault('bench-step-failed', { wrong: result.wrong, first: result.firstWrong ?? '' });
    const seen = await watch.end();
    const end = await server.stop();
    const places = new Map(end.places);
    return {
      ...{
        perSecond: result.perSecond,
        p50: percentile(result.times, 0.5),
        p95: percentile(result.times, 0.95),
        cpuMs: end.cpuMs / report.cases.length,
      },
      ...{ commits: report.commits, lags: lagsOf(report.cases, { result, places, seen }), cases: report.cases },
    };
  } finally {
    server.kill();
  }
}

/** A published size and when it was seen first, epoch milliseconds. */
type Seen = { readonly size: number; readonly at: number };

function watchCheckpoint(base: string): { readonly end: () => Promise<readonly Seen[]> } {
  const seen: Seen[] = [];
  let stopped = false;
  const look = async (): Promise<number> => {
    const answer = await fetch(`${base}/checkpoint`);
    const size = Number((await answer.text()).split('\n')[1]);
    if (answer.ok && size > (seen.at(-1)?.size ?? -1)) seen.push({ size, at: Date.now() });
    return size;
  };
  const round = (async () => {
    while (!stopped) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  })();
  return {
    end: async () => {
      // The last acts need their checkpoint too.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      stopped = true;
      await round;
      return seen;
    },
  };
}

function lagsOf(
  cases: readonly string[],
  about: { readonly result: LoadResult; readonly places: ReadonlyMap<string, number>; readonly seen: readonly Seen[] },
): readonly number[] {
  const { result, places, seen } = about;
  return cases
    .map((id, at) => {
      const index = places.get(id) ?? Number.POSITIVE_INFINITY;
      const covering = seen.find((one) => one.size > index);
      return covering === undefined ? Number.POSITIVE_INFINITY : Math.max(0, covering.at - (result.endedAt[at] ?? 0));
    })
    .toSorted((a, b) => a - b);
}
