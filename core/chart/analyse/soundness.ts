import { Fault } from '../../kernel/outcome.ts';
import type { Flow } from './flow.ts';
import { findFlaw, type Flaw } from './flaw.ts';
import { type RunGraph, runGraphOf } from './run-graph.ts';

/** Most markings that are explored before the analysis says that it stopped. */
export const markingCap = 200_000;

/** Is the flow sound? A sound one comes with the graph of its runs; `unknown` means that {@link markingCap} was reached. */
export type Soundness =
  | { readonly sound: 'yes'; readonly graph: RunGraph }
  | { readonly sound: 'no'; readonly flaw: Flaw }
  | { readonly sound: 'unknown' };

/**
 * Checks `sound`: an end can always be reached, nothing is left then, no edge carries two tokens, every
 * node can run. A flow that is not sound is searched in full, so that the counter-example is a shortest one.
 */
export function soundnessOf(flow: Flow, cap: number = markingCap): Soundness {
  const runs = runGraphOf(flow, cap);
  if (runs !== 'suspect' && runs !== 'capped') return { sound: 'yes', graph: runs.graph };
  const flaw = findFlaw(flow, cap);
  if (flaw === 'capped') return { sound: 'unknown' };
  if (flaw !== null) return { sound: 'no', flaw };
  if (runs === 'capped') return { sound: 'unknown' };
  throw new Fault('chart-analysis-disagrees', { start: flow.start });
}
