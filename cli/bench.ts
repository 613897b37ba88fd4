import { resolve } from 'node:path';

import type { Bench } from './bench/bench.ts';
import { figureTable } from './bench/figure.ts';
import type { Command, Console, ExitCode, Request } from './command.ts';

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  pages: async () => (await import('./bench/pages.ts')).benchPages,
  steps: async () => (await import('./bench/steps.ts')).benchSteps,
  ledger: async () => (await import('./bench/ledger.ts')).benchLedger,
  crash: async () => (await import('./bench/crash.ts')).benchCrash,
  scale: async () => (await import('./bench/scale.ts')).benchScale,
  chart: async () => (await import('./bench/chart.ts')).benchChart,
  sweep: async () => (await import('./bench/sweep.ts')).benchSweep,
  engine: async () => (await import('./bench/engine.ts')).benchEngine,
  package: async () => (await import('./bench/package.ts')).benchPackage,
  conform: async () => (await import('./bench/conform.ts')).benchConform,
  posters: async () => (await import('./bench/posters.ts')).benchPosters,
};

/** `mingquan bench [NAME]`: measures and compares with what is promised. */
export const bench: Command = {
  usage: `[${Object.keys(benches).join('|')}] [--json] [--seconds N] [--rounds N] [--lost-writes] [--size N] [--url URL] [--profile DIR]`,
  options: {
    json: { type: 'boolean' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    'lost-writes': { type: 'boolean' },
    size: { type: 'string' },
    url: { type: 'string' },
    profile: { type: 'string' },
  },
  words: [0, 1],
  run: runBench,
};

/** @returns 0 all targets met, 1 one missed, 2 a name or number that is none */
async function runBench({ options, words, signal }: Request, console: Console): Promise<ExitCode> {
  const [wanted] = words;
  const numbers = { seconds: numberOf(options['seconds']), rounds: numberOf(options['rounds']), size: numberOf(options['size']) };
  if ((wanted !== undefined && !Object.hasOwn(benches, wanted)) || Object.values(numbers).some(Number.isNaN)) {
    console.err(`mingquan bench ${bench.usage}\n`);
    return 2;
  }
  const url = typeof options['url'] === 'string' ? options['url'].replace(/\/$/, '') : undefined;
  const profile = typeof options['profile'] === 'string' ? resolve(console.folder, options['profile']) : undefined;
  let met = true;
  for (const [name, load] of Object.entries(benches)) {
    if (wanted !== undefined && name !== wanted) continue;
    signal.throwIfAborted();
    const run = await load();
    const figures = await run({
      console,
      signal,
      url,
      profile,
      ...numbers,
      lostWrites: options['lost-writes'] === true,
      tell: (line) => console.err(`${name}: ${line}\n`),
    });
    console.out(options['json'] === true ? `${JSON.stringify({ name, figures })}\n` : figureTable(name, figures));
    met &&= figures.every((figure) => figure.met !== false);
  }
  return met ? 0 : 1;
}

function numberOf(text: string | boolean | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : Number.NaN;
}
