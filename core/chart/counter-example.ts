import { inputFromChart } from './analyse/from-chart.ts';
import { flowOf } from './analyse/flow.ts';
import { soundnessOf } from './analyse/soundness.ts';
import type { TokenMove } from './analyse/token-game.ts';
import type { Chart, NodeId } from './chart.ts';
import type { ChartErrorCode } from './chart-error.ts';

/** Markings explored before nothing is shown. */
const explorationCap = 50_000;

/** Errors of a chart that a run of tokens shows. */
export const shownByRun: ReadonlySet<ChartErrorCode> = new Set<ChartErrorCode>([
  ...(['net-unsafe', 'net-deadlock', 'net-livelock', 'net-improper-completion', 'join-never-complete'] as const),
]);

/** One move of a run as it is played on the drawing: the node that ran, and the nodes that have a token before them afterwards. */
export type PlayedMove = { readonly node: NodeId; readonly waiting: readonly NodeId[] };

/** A shortest run after which the case cannot go on as it should; null for a chart that is sound, or whose graph is not whole. */
export function counterExampleOf(chart: Chart): readonly PlayedMove[] | null {
  const unstaffed = { persons: [], posts: [], delegations: [], relatives: [] };
  const soundness = soundnessOf(flowOf(inputFromChart({ id: '', title: '', chart, totalLimit: null }, unstaffed)), explorationCap);
  if (soundness.sound !== 'no' || soundness.flaw.run.length === 0) return null;
  return played(soundness.flaw.run);
}

function played(run: readonly TokenMove[]): readonly PlayedMove[] {
  const tokens = new Map<string, NodeId>();
  return run.map((move) => {
    for (const [from, to] of move.in) tokens.delete(`${from} ${to}`);
    for (const [from, to] of move.out) tokens.set(`${from} ${to}`, to);
    return { node: move.node, waiting: [...new Set(tokens.values())] };
  });
}
