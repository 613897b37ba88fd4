import { Alert, Button, Space } from 'antd';
import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';

import type { Chart } from '../../../core/chart/chart.ts';
import type { DeskItem, DeskLook } from '../../../contract/desk-types.ts';
import { useAct } from '../desk-queries.ts';
import { ChartDrawing } from '../drawing/chart-drawing.tsx';
import { drawnAs } from '../drawing/drawing-of.ts';
import { useDrawing } from '../drawing/use-drawing.ts';
import { Refusal } from '../frame/waiting.tsx';
import { ChooseChart } from './choose-chart.tsx';
import { CounterExample } from './counter-example.tsx';
import { putNode, putWays } from './edit-chart.ts';
import { cardId, NodeCard } from './node-card.tsx';
import { NodeTools } from './node-tools.tsx';
import { RulesEditor } from './rules-editor.tsx';
import { stepMarks } from './step-marks.ts';
import { useLook } from './use-look.ts';
import { VariantsEditor } from './variants-editor.tsx';

type Changed = { readonly conflicts: readonly unknown[] };

/** The chart of an item: chosen, or written as a list of steps beside its drawing, with what the analysis says at each. */
export function ChartDesk({ item }: { readonly item: DeskItem }): ReactElement {
  const act = useAct<Changed>();
  const saved = item.chart.chart as unknown as Chart | null;
  const [typed, setTyped] = useState<Chart | null>(null);
  const chart = typed ?? saved;
  const writes = item.may.includes('chart');
  const put = async (choice: object): Promise<void> => {
    await act.run(`/items/${item.id}/chart`, { base: item.version, chart: choice });
    setTyped(null);
  };
  if (chart === null) {
    return (
      <Space orientation="vertical" className="desk-wide">
        <p>还没有流程图。</p>
        {writes ? <ChooseChart item={item} onChoose={(choice) => void put(choice).catch(() => undefined)} /> : null}
        {act.isError ? <Refusal error={act.error} /> : null}
      </Space>
    );
  }
  return (
    <ChartTable item={item} chart={chart} typed={typed !== null} onTyped={setTyped}>
      {act.isError ? <Refusal error={act.error} /> : null}
      {typed === null ? null : (
        <Space className="desk-save">
          <Button type="primary" loading={act.isPending} onClick={() => void put({ kind: 'own', chart: typed }).catch(() => undefined)}>
            保存流程图
          </Button>
          <Button onClick={() => setTyped(null)}>不要这些改动</Button>
        </Space>
      )}
    </ChartTable>
  );
}

type TableProps = {
  readonly item: DeskItem;
  readonly chart: Chart;
  readonly typed: boolean;
  readonly onTyped: (chart: Chart) => void;
  readonly children: ReactNode;
};

/** The list and the drawing side by side; a step that is picked in one is picked in the other. */
function ChartTable({ item, chart, typed, onTyped, children }: TableProps): ReactElement {
  const writes = item.may.includes('chart');
  const [picked, setPicked] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const look = useLook(item, chart);
  const shown = useDrawing(chart);
  const { steps } = shown;
  const drawn = picked === null ? null : drawnAs(shown.chart, picked, steps);
  const beside = useInView(drawn);
  const now = look.run?.[Math.min(at, look.run.length - 1)]?.waiting ?? [];
  const goTo = (id: string): void => {
    setPicked(id);
    // The list has the node only after it was drawn anew.
    setTimeout(() => focusCard(id), 0);
  };
  const ids = new Set(chart.nodes.map((node) => node.id));
  return (
    <div className="desk-chart">
      <div>
        <Origin item={item} own={item.chart.choice.kind === 'own' || typed} />
        <Findings look={look} whole={look.findings.filter((finding) => !finding.nodes.some((node) => ids.has(node)))} />
        {look.run === null ? null : <CounterExample run={look.run} chart={chart} at={Math.min(at, look.run.length - 1)} onAt={setAt} />}
        <h2>一步一步</h2>
        <StepCards item={item} chart={chart} findings={look.findings} picked={picked} onPick={setPicked} goTo={goTo} onTyped={onTyped} />
        <RulesEditor chart={chart} writes={writes} onChart={onTyped} />
        <VariantsEditor chart={chart} picked={picked} writes={writes} onChart={onTyped} />
        <p className="desk-sub">要带的材料、收不收费，在“内容”一页写。</p>
        {children}
      </div>
      <details open className="desk-beside" ref={beside}>
        <summary>
          <h2>画出来是这样</h2>
        </summary>
        {shown.why === null ? null : (
          <Alert
            type="warning"
            title={`现在这样画不出来：${shown.why}`}
            description={steps.length === 0 ? '' : '下面还是上一张画得出来的图。'}
          />
        )}
        <ChartDrawing
          label="流程图"
          steps={steps}
          hand={{
            picked: drawn,
            marks: stepMarks(look, { chart: shown.chart, steps, now }),
            onPick: goTo,
          }}
        />
      </details>
    </div>
  );
}

type CardsProps = Pick<TableProps, 'item' | 'chart' | 'onTyped'> & {
  readonly findings: DeskLook['findings'];
  readonly picked: string | null;
  readonly onPick: (id: string) => void;
  readonly goTo: (id: string) => void;
};

/** The nodes in their order, each with its tools. */
function StepCards({ item, chart, findings, picked, onPick, goTo, onTyped }: CardsProps): ReactElement {
  const writes = item.may.includes('chart');
  const typed = (next: Chart, id: string): void => {
    onTyped(next);
    if (id !== '') goTo(id);
  };
  return (
    <ol className="desk-nodes">
      {chart.nodes.map((node) => (
        <NodeCard
          key={node.id}
          node={node}
          chart={chart}
          writes={writes}
          picked={picked === node.id}
          findings={findings.filter((finding) => finding.nodes.includes(node.id))}
          onPick={() => onPick(node.id)}
          onNode={(next) => onTyped(putNode(chart, next))}
          onWays={(ways) => onTyped(putWays(chart, node.id, ways))}
          tools={writes ? <NodeTools chart={chart} id={node.id} onChart={typed} /> : null}
        />
      ))}
    </ol>
  );
}

/** Brings the picked step into view where the drawing scrolls by itself; the page stays where it is. */
function useInView(picked: string | null): RefObject<HTMLDetailsElement | null> {
  const beside = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const box = beside.current;
    const step = picked === null ? null : box?.querySelector(`[data-step="${picked}"]`);
    if (box === null || step === null || step === undefined || box.scrollHeight <= box.clientHeight) return;
    const [outer, inner] = [box.getBoundingClientRect(), step.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - 40;
  }, [picked]);
  return beside;
}

/** Opens the card of a node, goes to its first box, and brings it into view. */
function focusCard(id: string): void {
  const card = document.getElementById(cardId(id));
  if (card === null) return;
  const fold = card.querySelector<HTMLDetailsElement>('.desk-node-parts');
  if (fold !== null) fold.open = true;
  const first = card.querySelector<HTMLElement>('.desk-node-parts input') ?? card.querySelector<HTMLElement>('.desk-node-title');
  first?.focus();
  card.scrollIntoView({ block: 'nearest' });
}

/** Where the chart comes from, and who else uses it. */
function Origin({ item, own }: { readonly item: DeskItem; readonly own: boolean }): ReactElement {
  return (
    <>
      {own ? null : (
        <Alert
          type="info"
          title={item.chart.choice.kind === 'adopted' ? '这张图照模板用，没有改过。改一处，就成了自己的图。' : '这张图和别的事项共用。'}
        />
      )}
      {item.chart.sharedWith.length === 0 ? null : (
        <p>还有 {item.chart.sharedWith.map((one) => one.name).join('、')} 用这张图，一改都改。</p>
      )}
    </>
  );
}

/** What the analysis says of the chart as a whole; what concerns a step stands at the step. */
function Findings({
  look,
  whole,
}: {
  readonly look: DeskLook & { readonly stale: boolean };
  readonly whole: DeskLook['findings'];
}): ReactElement {
  const errors = look.findings.filter((finding) => finding.severity === 'error').length;
  return (
    <Alert
      type={errors > 0 ? 'warning' : 'info'}
      title={<output>{look.stale ? '正在查……' : errors > 0 ? `有 ${String(errors)} 处一定要改` : '没有一定要改的地方'}</output>}
      description={
        <>
          {look.fewestPersons === null ? null : <p>最少要 {look.fewestPersons} 个人一起，才办得成。</p>}
          <ul>
            {whole.map((finding) => (
              <li key={`${finding.code} ${finding.sentence}`}>{finding.sentence}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}
