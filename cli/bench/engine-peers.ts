import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';

import { moddleContextOf } from '../../exchange/bpmn/parse-bpmn.ts';
import { amounts } from './approval-chart.ts';

/** A peer's way of running one case of W10; throws when the case did not take the right steps. */
export type Peer = { readonly name: string; readonly batch: number; readonly run: (number: number) => void | Promise<void> };

/** xstate with a hand-written machine of the same process, actor in memory; null when it is not installed. */
export async function xstatePeer(): Promise<Peer | null> {
  const xstate = await import('xstate').catch(() => null);
  if (xstate === null) return null;
  const { createActor, createMachine } = xstate;
  const region = { initial: 'open', states: { open: {}, done: { type: 'final' as const } } };
  const part = (event: string) => ({ ...region, states: { ...region.states, open: { on: { [event]: 'done' } } } });
  const machine = createMachine({
    initial: 't1',
    context: ({ input }: { readonly input: unknown }) => ({ amount: Number(input) }),
    states: {
      t1: { on: { t1: 't2' } },
      t2: { on: { t2: 'checks' } },
      checks: { type: 'parallel', states: { t3: part('t3'), t4: part('t4'), t5: part('t5') }, onDone: 't6' },
      t6: {
        on: {
          t6: [
            { target: 't7a', guard: ({ context }: { readonly context: { readonly amount: number } }) => context.amount > 50_000 },
            { target: 't7b' },
          ],
        },
      },
      t7a: { on: { t7a: 't8' } },
      t7b: { on: { t7b: 't8' } },
      t8: { on: { t8: 't9' } },
      t9: { on: { t9: 't10' } },
      t10: { on: { t10: 'end' } },
      end: { type: 'final' },
    },
  });
  const run = (number: number): void => {
    const amount = amounts[number % 2] ?? 0;
    const actor = createActor(machine, { input: amount }).start();
    for (const type of ['t1', 't2', 't3', 't4', 't5', 't6', amount > 50_000 ? 't7a' : 't7b', 't8', 't9', 't10']) actor.send({ type });
    if (actor.getSnapshot().status !== 'done') throw new Error('xstate: the case did not end');
  };
  return { name: 'xstate', batch: 2_000, run };
}

type WaitingTask = { readonly id: string; readonly signal: () => void };
type Engine = {
  readonly execute: (options: { readonly listener: EventEmitter }) => Promise<unknown>;
  readonly waitFor: (event: string) => Promise<unknown>;
};
type EngineModule = { readonly Engine: new (options: Readonly<Record<string, unknown>>) => Engine };

/**
 * bpmn-engine on the same process as a BPMN file, the parsed model kept from case to case.
 *
 * @param file the workload's approval10.bpmn
 * @returns null when it is not installed
 */
export async function bpmnEnginePeer(file: string): Promise<Peer | null> {
  const loaded: unknown = await import('bpmn-engine').catch(() => null);
  if (!isEngineModule(loaded)) return null;
  const moddleContext = await moddleContextOf(await readFile(file, 'utf8'));
  const run = async (number: number): Promise<void> => {
    const amount = amounts[number % 2] ?? 0;
    const engine = new loaded.Engine({ name: `case ${number}`, moddleContext, variables: { amount } });
    const listener = new EventEmitter();
    const seen: string[] = [];
    listener.on('activity.wait', (task: WaitingTask) => {
      seen.push(task.id);
      task.signal();
    });
    const ended = engine.waitFor('end');
    await engine.execute({ listener });
    await ended;
    if (seen.length !== 10 || seen.includes('t7a') !== amount > 50_000) throw new Error(`bpmn-engine took ${seen.join(' ')}`);
  };
  return { name: 'bpmn-engine', batch: 20, run };
}

function isEngineModule(value: unknown): value is EngineModule {
  return typeof value === 'object' && value !== null && 'Engine' in value && typeof value.Engine === 'function';
}
