import type { DeskDifference } from '../../../contract/desk-types.ts';
import type { StepView } from '../../../contract/public-views.ts';
import type { Chart, NodeId } from '../../../core/chart/chart.ts';
import type { StepMark } from '../../ui/step-list/step-list.tsx';
import { drawnAs } from './drawing-of.ts';

/** Words at the steps of one of two drawings: what the other one has not, what differs, what leads elsewhere. */
export function changeMarks({
  chart,
  other,
  steps,
  rows,
  goneWord,
}: {
  readonly chart: Chart;
  readonly other: Chart | null;
  readonly steps: readonly StepView[];
  readonly rows: DeskDifference['rows'];
  readonly goneWord: string;
}): ReadonlyMap<string, readonly StepMark[]> {
  const words = new Map<string, Set<string>>();
  const put = (id: NodeId, word: string): void => {
    const at = drawnAs(chart, id, steps);
    if (at !== null) words.set(at, (words.get(at) ?? new Set()).add(word));
  };
  // Against nothing everything is new: no word says more than the drawing.
  if (other === null) return new Map();
  const there = new Set(other.nodes.map(({ id }) => id));
  for (const { id } of chart.nodes) {
    if (!there.has(id)) put(id, goneWord);
    else if (rows.some(({ step, field }) => step === id && field !== 'step')) put(id, '改了');
    if (there.has(id) && waysText(chart, id) !== waysText(other, id)) put(id, '去向改了');
  }
  return new Map([...words].map(([id, said]) => [id, [...said].map((word) => ({ tone: 'changed', word }) as const)]));
}

/** Where a node leads, in an order of its own. */
function waysText({ edges }: Chart, id: NodeId): string {
  return edges
    .filter(({ from }) => from === id)
    .map(({ to, label = '', outcome = '', when, max }) => JSON.stringify([to, label, outcome, when ?? null, max ?? null]))
    .toSorted()
    .join('\n');
}
