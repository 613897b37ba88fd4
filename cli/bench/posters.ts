import { fork } from 'node:child_process';

import { Fault } from '../../core/kernel/outcome.ts';
import { compiledFile } from '../../server/platform/database/package-place.ts';
import type { BenchOrder } from './bench.ts';
import { type Figure, figureOf, percentile } from './figure.ts';

/** How often a sheet is drawn, and of how many items the booklet is. */
export type PostersAsked = { readonly rounds: number; readonly items: number };

/** Milliseconds by the clock and of CPU, sorted. */
export type Times = { readonly clock: readonly number[]; readonly cpu: readonly number[] };

/** What printing took. */
export type PostersMeasured = {
  readonly times: Readonly<Record<string, Times>>;
  /** The A3 sheet by the pen alone, laid out already. */
  readonly pen: Times;
  readonly booklet: { readonly seconds: number; readonly bytes: number; readonly pages: number; readonly peakMegabytes: number };
};

/** Items of a street that published all it may do. */
const itemsOfStreet = 178;

/** Printed forms of the library's longest item, and a booklet of `--size` items (178 by default), in the thread that the server uses. */
export async function benchPosters({ rounds, size, tell }: BenchOrder): Promise<readonly Figure[]> {
  const items = size ?? itemsOfStreet;
  tell(`sheets, then a booklet of ${String(items)} items`);
  const { times, pen, booklet } = await measured({ rounds: rounds ?? 20, items });
  const median = (form: string, by: keyof Times = 'clock'): number => percentile(times[form]?.[by] ?? [], 0.5);
  const baseline = { what: 'pen alone', value: percentile(pen.clock, 0.5) };
  return [
    figureOf({ what: 'A3 poster, warm, median', value: median('a3'), unit: 'ms', baseline, target: { most: 300 } }),
    figureOf({ what: 'A3 poster, warm, worst', value: percentile(times['a3']?.clock ?? [], 1), unit: 'ms' }),
    figureOf({ what: 'A3 poster, warm, median of CPU', value: median('a3', 'cpu'), unit: 'ms CPU' }),
    figureOf({ what: 'A4 sheets, warm, median', value: median('a4'), unit: 'ms' }),
    figureOf({ what: 'long picture, warm, median', value: median('long'), unit: 'ms' }),
    figureOf({ what: `booklet of ${String(items)} items, ${String(booklet.pages)} pages`, value: booklet.seconds, unit: 's' }),
    figureOf({ what: 'booklet, size', value: booklet.bytes / 1_000_000, unit: 'MB' }),
    figureOf({ what: 'memory of the printing process at its highest', value: booklet.peakMegabytes, unit: 'MB', target: { most: 700 } }),
  ];
}

async function measured(asked: PostersAsked): Promise<PostersMeasured> {
  const child = fork(compiledFile('cli/bench/posters-child.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    return await new Promise<PostersMeasured>((resolve, reject) => {
      child.once('message', (result) => resolve(result as PostersMeasured));
      child.once('exit', (code) => reject(new Fault('bench-child-ended', { code: code ?? -1 })));
      child.send(asked);
    });
  } finally {
    child.kill();
  }
}
