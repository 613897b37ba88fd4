import { join } from 'node:path';

import type { Bench } from './bench.ts';
import { ratePerCpuSecond } from './cpu-seconds.ts';
import { bareCase, decidedCase, markingBytes } from './engine-cases.ts';
import { bpmnEnginePeer, type Peer, xstatePeer } from './engine-peers.ts';
import { type Figure, figureOf } from './figure.ts';
import { yardstickFolder } from './yardstick.ts';

/** Workload W10: cases a CPU second of the bare automaton and of the full decide path, peers in the same run. */
export const benchEngine: Bench = async ({ tell, seconds = 3, console }) => {
  const folder = yardstickFolder('engine', console.env);
  if (folder === null) tell('SKIPPED bpmn-engine: yardstick engine is not there; set MINGQUAN_YARDSTICKS');
  const peers = [await xstatePeer(), folder === null ? null : await bpmnEnginePeer(join(folder, 'approval10.bpmn'))];
  const rates = new Map<string, number>();
  for (const peer of peers) {
    if (peer === null) tell('SKIPPED a peer that is not installed');
    else rates.set(peer.name, await rateOf(peer, seconds, tell));
  }
  const bare = await rateOf({ name: 'bare automaton', batch: 20_000, run: bareCase() }, seconds, tell);
  const decided = await rateOf({ name: 'decide path', batch: 5_000, run: decidedCase() }, seconds, tell);
  const besides = (what: string, value: number, least: number): readonly Figure[] => [
    figureOf({ what, value, unit: 'cases/CPU s', target: { least } }),
    ...[...rates].map(([name, rate]) =>
      figureOf({ what: `${what} beside ${name}`, value, unit: 'cases/CPU s', baseline: { what: name, value: rate } }),
    ),
  ];
  return [
    ...besides('bare automaton', bare, 100_000),
    ...besides('full decide path', decided, 30_000),
    figureOf({ what: 'state of a running case besides its history', value: markingBytes(), unit: 'bytes', target: { most: 64 } }),
  ];
};

async function rateOf({ name, batch, run }: Peer, seconds: number, tell: (line: string) => void): Promise<number> {
  tell(`${name} ...`);
  return await ratePerCpuSecond(run, batch, seconds);
}
