import { netSoundnessOf, type NetMove } from '../../core/chart/conform/net-soundness.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { type BpmnRefusal, parseBpmn } from './parse-bpmn.ts';
import type { BpmnProcess, Unmapped } from './process.ts';
import { processNet } from './process-net.ts';
import { readProcesses } from './read-process.ts';

/** Most markings that are explored of one process. */
const markingCap = 200_000;

/**
 * Soundness of one process as `mingquan check FILE.bpmn --json` prints it (docs/guides/chart-format.md); null where it was not decided:
 * a gateway that is not mapped, an unbounded net, or more than 200,000 markings.
 */
export type BpmnSoundness = {
  readonly process: string;
  readonly name: string;
  readonly executable: boolean;
  readonly sound: boolean | null;
  readonly safe: boolean | null;
  readonly option_to_complete: boolean | null;
  readonly proper_completion: boolean | null;
  readonly dead: readonly string[];
  readonly states: number;
  readonly counter_example: readonly NetMove[] | null;
  readonly unsupported: readonly { readonly id: string; readonly element: string; readonly reason: string }[];
};

/** Checks every process of a BPMN file (plain or gzip) that has flow nodes, executable or not. */
export async function checkBpmn(bytes: Uint8Array): Promise<readonly BpmnSoundness[] | Refusal<BpmnRefusal>> {
  const file = await parseBpmn(bytes);
  return isRefusal(file) ? file : readProcesses(file.definitions).map(soundnessOf);
}

function soundnessOf(process: BpmnProcess): BpmnSoundness {
  const judged = processNet(process);
  const { id, name, executable } = process;
  const unsupported = unsupportedOf(process, judged.refused);
  const head = { process: id, name, executable };
  if (judged.refused.length > 0) {
    const open = { sound: null, safe: null, option_to_complete: null, proper_completion: null };
    return { ...head, ...open, dead: [], states: 0, counter_example: null, unsupported };
  }
  const { optionToComplete, properCompletion, counterExample, ...found } = netSoundnessOf(judged, markingCap);
  const result = { sound: found.sound, safe: found.safe, option_to_complete: optionToComplete, proper_completion: properCompletion };
  return { ...head, ...result, dead: found.dead, states: found.states, counter_example: counterExample, unsupported };
}

/** All that is not mapped, once each: what the reader left out and the gateways the net could not express. */
export function unsupportedOf(process: BpmnProcess, refused: readonly Omit<Unmapped, 'weight'>[]): readonly Omit<Unmapped, 'weight'>[] {
  const known = new Set(refused.map((each) => each.id));
  const rest = process.unmapped.filter((each) => !known.has(each.id)).map(({ id, element, reason }) => ({ id, element, reason }));
  return [...refused, ...rest];
}
