import type { DeskLook } from '../../../contract/desk-types.ts';
import type { StepView } from '../../../contract/public-views.ts';
import type { StepMark } from '../../ui/step-list/step-list.tsx';
import type { Chart } from '../../../core/chart/chart.ts';
import { drawnAs } from '../drawing/drawing-of.ts';

type Marks = ReadonlyMap<string, readonly StepMark[]>;

/** Words at the steps of the drawing: how much is to be mended, what is worth a look, and where a played case stands. */
export function stepMarks(
  { findings }: Pick<DeskLook, 'findings'>,
  about: { readonly chart: Chart; readonly steps: readonly StepView[]; readonly now: readonly string[] },
): Marks {
  const { chart, steps, now } = about;
  const marks = new Map<string, StepMark[]>();
  const put = (id: string, mark: StepMark): void => void marks.set(id, [...(marks.get(id) ?? []), mark]);
  for (const { id } of steps) {
    const here = findings.filter(({ nodes }) => nodes.some((node) => drawnAs(chart, node, steps) === id));
    const errors = here.filter(({ severity }) => severity === 'error').length;
    if (now.some((node) => drawnAs(chart, node, steps) === id)) put(id, { tone: 'now', word: '现在停在这里' });
    if (errors > 0) put(id, { tone: 'must', word: `要改 ${String(errors)} 处` });
    if (here.length > errors) put(id, { tone: 'note', word: `看一看 ${String(here.length - errors)} 处` });
  }
  return marks;
}
