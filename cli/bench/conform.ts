import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { conform } from '../../core/chart/conform/conformance.ts';
import { fullAutomatonOf } from '../../core/chart/conform/full-automaton.ts';
import type { EventLog } from '../../core/chart/conform/event-log.ts';
import { columnsOf, encode, replayCases, replayTableOf } from '../../core/chart/conform/replay-log.ts';
import type { Net } from '../../core/chart/conform/net.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { checkBpmn } from '../../exchange/bpmn/check-bpmn.ts';
import { readPnml } from '../../exchange/pnml/read-pnml.ts';
import { readEventLog } from '../../exchange/xes/read-event-log.ts';
import type { Bench } from './bench.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { type Figure, figureOf, type Target } from './figure.ts';
import { yardstickFolder } from './yardstick.ts';

/** Logs of the yardstick, their models, and most CPU seconds for reading, replay and repair together. */
const pairs: readonly { readonly log: string; readonly model: string; readonly most: number | null }[] = [
  { log: 'receipt', model: 'receipt', most: 1 },
  { log: 'DomesticDeclarations', model: 'bpi2020-domestic', most: null },
  { log: 'RequestForPayment', model: 'bpi2020-rfp', most: null },
  { log: 'PermitLog', model: 'bpi2020-permit', most: null },
  { log: 'bpic2012', model: 'bpic2012', most: 6 },
];

/** Small BPMN files whose soundness is judged. */
const bpmnFiles = 5_000;

/** Outside logs: reading, exact replay and exact repair in CPU seconds; events a second once encoded; soundness of BPMN files. */
export const benchConform: Bench = async ({ tell, console, size = bpmnFiles }) => {
  const logs = yardstickFolder('event-logs', console.env);
  const engine = yardstickFolder('engine', console.env);
  const figures: Figure[] = [];
  if (logs === null) tell('SKIPPED the logs: yardstick event-logs is not there; set MINGQUAN_YARDSTICKS');
  for (const pair of logs === null ? [] : pairs) {
    tell(`${pair.log} ...`);
    figures.push(...(await measureLog(pair, logs ?? '')));
  }
  if (logs !== null)
    figures.push(
      figureOf({ what: 'peak memory over all logs', value: process.resourceUsage().maxRSS / 1024, unit: 'MB', target: { most: 400 } }),
    );
  if (engine !== null) figures.push(await measureBpmn(await readFile(join(engine, 'approval10.bpmn')), size));
  return figures;
};

async function measureLog({ log: name, model, most }: (typeof pairs)[number], folder: string): Promise<readonly Figure[]> {
  const start = cpuSeconds();
  const log = await readEventLog(() => createReadStream(join(folder, 'logs', `${name}.xes.gz`), { highWaterMark: 256 * 1024 }));
  const net = readPnml(await readFile(join(folder, 'models', `${model}-im02.pnml.gz`)));
  if (isRefusal(log) || isRefusal(net)) throw new Error(`${name} is not read`);
  const read = cpuSeconds() - start;
  const found = conform(log, { net, aliases: new Map() }, { running: 'none' });
  if (isRefusal(found)) throw new Error(found.refused);
  const whole = cpuSeconds() - start;
  const target: Target | undefined = most === null ? undefined : { most };
  return [
    figureOf({ what: `${name}, read`, value: read, unit: 'CPU s' }),
    figureOf({
      what: `${name}, read + replay + exact repair (${found.fitting} of ${found.cases} fit)`,
      value: whole,
      unit: 'CPU s',
      ...(target === undefined ? {} : { target }),
    }),
    figureOf({
      what: `${name}, replay once encoded`,
      value: replayRate(log, net) / 1_000_000,
      unit: 'million events/CPU s',
      target: { least: 20 },
    }),
  ];
}

/** Replays the whole log again and again for a second. */
function replayRate(log: EventLog, net: Net): number {
  const full = fullAutomatonOf(net);
  const table = replayTableOf(full);
  const events = encode(log.activity, columnsOf(log.activities, full.labels), table);
  for (let warm = 0; warm < 20; warm += 1) replayCases(log.first, events, table);
  const start = cpuSeconds();
  let done = 0;
  while (cpuSeconds() - start < 1) {
    for (let again = 0; again < 20; again += 1, done += events.length) replayCases(log.first, events, table);
  }
  return done / (cpuSeconds() - start);
}

async function measureBpmn(bytes: Uint8Array, count: number): Promise<Figure> {
  const text = new TextDecoder().decode(bytes);
  const start = cpuSeconds();
  for (let at = 0; at < count; at += 1) {
    const found = await checkBpmn(new TextEncoder().encode(text.replace('id="def"', `id="def${at}"`)));
    if (isRefusal(found) || found[0]?.sound !== true) throw new Error('the workload is not sound');
  }
  return figureOf({ what: `soundness of ${count} BPMN files`, value: cpuSeconds() - start, unit: 'CPU s', target: { most: 30 } });
}
