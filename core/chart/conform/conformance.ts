import { refuse, type Refusal } from '../../kernel/outcome.ts';
import { type EventLog, type LogVariant, variantsOf } from './event-log.ts';
import { type FullAutomaton, fullAutomatonOf } from './full-automaton.ts';
import { TooManyStates } from './marking-space.ts';
import type { Net } from './net.ts';
import { type Repair, RepairSearch } from './repair.ts';
import { columnsOf, encode, replayCases, replayTableOf } from './replay-log.ts';

/** One repair by name. `at` as in {@link RepairStep}; an event without a name has the name ''. */
export type NamedRepair = { readonly at: number; readonly kind: 'skipped' | 'extra'; readonly step: string };

/** A case outside the language of the model. Cost and repair are null only when the search would have been too large. */
export type Deviation = {
  readonly case: string;
  /** Judged as a prefix: the case still runs. */
  readonly running: boolean;
  readonly cost: number | null;
  readonly repair: readonly NamedRepair[] | null;
};

/** How a log agrees with a model. */
export type Conformance = {
  readonly cases: number;
  readonly events: number;
  readonly variants: number;
  /** Cases that are complete runs of the model, and running cases that are beginnings of one. */
  readonly fitting: number;
  /** In the order of the log. */
  readonly deviating: readonly Deviation[];
};

/** What a log is held against. */
export type Model = {
  readonly net: Net;
  /** Other names under which a log may know a step, such as its id. */
  readonly aliases: ReadonlyMap<string, string>;
};

/** Names of the cases that still run and are judged as prefixes. */
export type Running = 'none' | 'all' | ReadonlySet<string>;

/** Whether a case still runs. */
export function isRunning(running: Running, name: string): boolean {
  return running === 'all' || (running !== 'none' && running.has(name));
}

export type ConformOptions = { readonly running: Running; readonly onVariant?: (done: number, all: number) => void };

/** Replays every case exactly and finds the cheapest repair of each variant that does not fit. */
export function conform(log: EventLog, model: Model, options: ConformOptions): Conformance | Refusal<'model-too-large'> {
  let full: FullAutomaton;
  try {
    full = fullAutomatonOf(model.net);
  } catch (cause) {
    if (cause instanceof TooManyStates) return refuse('model-too-large', { mostStates: cause.most });
    throw cause;
  }
  const columns = columnsOf(log.activities, full.labels, model.aliases);
  const table = replayTableOf(full);
  const verdicts = replayCases(log.first, encode(log.activity, columns, table), table);
  const variants = variantsOf(log);
  const search = new RepairSearch(full);
  const found: { readonly at: number; readonly deviation: Deviation }[] = [];
  for (const [number, variant] of variants.entries()) {
    options.onVariant?.(number, variants.length);
    found.push(...deviationsOf(variant, { log, full, columns, search, verdicts, running: options.running }));
  }
  const deviating = found.sort((left, right) => left.at - right.at).map((each) => each.deviation);
  return {
    cases: log.cases.length,
    events: log.activity.length,
    variants: variants.length,
    fitting: log.cases.length - deviating.length,
    deviating,
  };
}

type Work = {
  readonly log: EventLog;
  readonly full: FullAutomaton;
  readonly columns: Int32Array;
  readonly search: RepairSearch;
  readonly verdicts: Uint8Array;
  readonly running: Running;
};

function deviationsOf({ trace, cases }: LogVariant, work: Work): { readonly at: number; readonly deviation: Deviation }[] {
  const verdict = work.verdicts[cases[0] ?? 0];
  if (verdict === 1) return [];
  const named = new Map<boolean, Pick<Deviation, 'cost' | 'repair'>>();
  return cases.flatMap((at) => {
    const name = work.log.cases[at] ?? '';
    const running = isRunning(work.running, name);
    if (running && verdict === 2) return [];
    let answer = named.get(running);
    if (answer === undefined) named.set(running, (answer = nameRepair(repairOf(trace, running, work), trace, work)));
    return [{ at, deviation: { case: name, running, ...answer } }];
  });
}

function repairOf(trace: Int32Array, running: boolean, { columns, search }: Work): Repair | null {
  return search.repair(
    trace.map((activity) => columns[activity] ?? -1),
    running,
  );
}

function nameRepair(repair: Repair | null, trace: Int32Array, { log, full }: Work): Pick<Deviation, 'cost' | 'repair'> {
  if (repair === null) return { cost: null, repair: null };
  const steps = repair.steps.map(({ at, kind, column }): NamedRepair => {
    return { at, kind, step: (kind === 'skipped' ? full.labels[column] : log.activities[trace[at] ?? -1]) ?? '' };
  });
  return { cost: repair.cost, repair: steps };
}
