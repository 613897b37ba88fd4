import { Alert, Button, Input, Select, Space } from 'antd';
import { type ReactElement, useState } from 'react';

import type { Chart } from '../../../core/chart/chart.ts';
import type { DeskItem } from '../../../contract/desk-types.ts';
import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { addAfter, branchAt, moveUp, newChart, type NewKind, putNode, putWays, takeOut, waysOf } from './edit-chart.ts';
import { NodeCard } from './node-card.tsx';
import { RulesEditor } from './rules-editor.tsx';

type Changed = { readonly conflicts: readonly unknown[] };

/** The chart of an item: chosen, or written as a list of steps, with what the analysis says at each. */
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
      <Space orientation="vertical">
        <p>还没有流程图。</p>
        {writes ? <ChooseChart onChoose={(choice) => void put(choice).catch(() => undefined)} /> : null}
        {act.isError ? <Refusal error={act.error} /> : null}
      </Space>
    );
  }
  const own = item.chart.choice.kind === 'own' || typed !== null;
  return (
    <div className="desk-chart">
      <div>
        <Origin item={item} own={own} />
        <Findings item={item} chart={chart} />
        {act.isError ? <Refusal error={act.error} /> : null}
        <ol className="desk-nodes">
          {chart.nodes.map((node) => (
            <NodeCard
              key={node.id}
              node={node}
              chart={chart}
              writes={writes}
              findings={item.findings.filter((finding) => finding.nodes.includes(node.id))}
              onNode={(next) => setTyped(putNode(chart, next))}
              onWays={(ways) => setTyped(putWays(chart, node.id, ways))}
              tools={writes ? <NodeTools chart={chart} id={node.id} onChart={setTyped} /> : null}
            />
          ))}
        </ol>
        <RulesEditor chart={chart} writes={writes} onChart={setTyped} />
        {typed === null ? null : (
          <Space className="desk-save">
            <Button type="primary" loading={act.isPending} onClick={() => void put({ kind: 'own', chart: typed }).catch(() => undefined)}>
              保存流程图，查一遍
            </Button>
            <Button onClick={() => setTyped(null)}>不要这些改动</Button>
          </Space>
        )}
      </div>
    </div>
  );
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

function ChooseChart({ onChoose }: { readonly onChoose: (choice: object) => void }): ReactElement {
  const [code, setCode] = useState('');
  return (
    <Space wrap>
      <Button type="primary" onClick={() => onChoose({ kind: 'own', chart: newChart })}>
        从头画一张
      </Button>
      <Space.Compact>
        <Input
          aria-label="同一单位哪一项的图"
          placeholder="共用本单位哪一项的图（事项编号）"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button disabled={code.trim() === ''} onClick={() => onChoose({ kind: 'shared', item: code.trim() })}>
          共用
        </Button>
      </Space.Compact>
    </Space>
  );
}

/** What the analysis says of the chart as a whole; what concerns a step stands at the step. */
function Findings({ item, chart }: { readonly item: DeskItem; readonly chart: Chart }): ReactElement | null {
  const ids = new Set(chart.nodes.map((node) => node.id));
  const whole = item.findings.filter((finding) => !finding.nodes.some((node) => ids.has(node)));
  const errors = item.findings.filter((finding) => finding.severity === 'error').length;
  return (
    <Alert
      type={errors > 0 ? 'warning' : 'info'}
      title={errors > 0 ? `有 ${String(errors)} 处一定要改` : '没有一定要改的地方'}
      description={
        <>
          {item.fewestPersons === null ? null : <p>最少要 {item.fewestPersons} 个人一起，才办得成。</p>}
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

const kindWords: readonly { readonly value: NewKind; readonly label: string }[] = [
  { value: 'task', label: '一步' },
  { value: 'vote', label: '一次表决' },
  { value: 'notice', label: '一次公示' },
  { value: 'external', label: '申请人或别的机关办' },
  { value: 'end', label: '一个结局' },
];

function NodeTools({
  chart,
  id,
  onChart,
}: {
  readonly chart: Chart;
  readonly id: string;
  readonly onChart: (chart: Chart) => void;
}): ReactElement {
  const node = chart.nodes.find((one) => one.id === id);
  const [way, ...others] = waysOf(chart, id);
  const branches = node !== undefined && 'outcomes' in node && node.outcomes.length > 1 && way !== undefined && others.length === 0;
  return (
    <Space wrap size="small">
      <Select<NewKind | ''>
        aria-label={`在“${node?.plainName ?? ''}”后面加`}
        size="small"
        value=""
        options={[{ value: '', label: '后面加……' }, ...kindWords]}
        onChange={(kind) => kind !== '' && onChart(addAfter(chart, id, kind))}
      />
      {branches ? (
        <Button size="small" onClick={() => onChart(branchAt(chart, id))}>
          按结果分岔
        </Button>
      ) : null}
      <Button size="small" onClick={() => onChart(moveUp(chart, id))}>
        上移
      </Button>
      <Button size="small" onClick={() => onChart(takeOut(chart, id))}>
        去掉
      </Button>
    </Space>
  );
}
