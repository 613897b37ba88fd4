import { Alert, Button, Space, Tag } from 'antd';
import { lazy, type ReactElement, Suspense } from 'react';
import { Link, useParams } from 'react-router';

import type { DeskItem } from '../../../contract/desk-types.ts';
import { useAct, useItem } from '../desk-queries.ts';
import { statusWords } from '../desk-words.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { FieldForm } from './field-form.tsx';
import { GatePanel } from './gate-panel.tsx';
import { ItemTabs } from './item-tabs.tsx';
import { LineageNote } from './lineage-note.tsx';
import { SetAside } from './set-aside.tsx';

const ChartDesk = lazy(async () => ({ default: (await import('../chart/chart-desk.tsx')).ChartDesk }));
const PreviewPanel = lazy(async () => ({ default: (await import('./preview-panel.tsx')).PreviewPanel }));
const ReviewPanel = lazy(async () => ({ default: (await import('./review-panel.tsx')).ReviewPanel }));
const DifferencePanel = lazy(async () => ({ default: (await import('./difference-panel.tsx')).DifferencePanel }));

/** Everything about one item: its fields, chart, review, differences, and whether it may be published. */
export function ItemDesk(): ReactElement {
  const { id = '' } = useParams();
  const item = useItem(id);
  if (item.isPending) return <Waiting />;
  if (item.isError) return <Refusal error={item.error} />;
  return <Item key={id} item={item.data} />;
}

function Item({ item }: { readonly item: DeskItem }): ReactElement {
  const { fields, unit } = item;
  const open = item.threads.filter((thread) => thread.state === 'open').length;
  const errors = item.findings.filter((finding) => finding.severity === 'error').length;
  const panel = (node: ReactElement): ReactElement => <Suspense fallback={<Waiting />}>{node}</Suspense>;
  return (
    <article>
      <p>
        <Link to={`/units/${unit.id}`}>{unit.name}的清单</Link>
      </p>
      <h1>
        {fields.name} <Tag>{statusWords[item.status]}</Tag>
      </h1>
      <p className="desk-sub">
        {fields.code ?? '还没有编码'} · 第 {item.version} 稿
        {item.fewestPersons === null ? null : ` · 最少要 ${String(item.fewestPersons)} 个人点头才能办成`}
      </p>
      {item.lineage === null ? null : <LineageNote lineage={item.lineage} />}
      <SetAside item={item} />
      <Handing item={item} />
      <ItemTabs
        parts={[
          { key: 'fields', label: '内容', children: () => <FieldForm item={item} /> },
          {
            key: 'chart',
            label: errors > 0 ? `流程图（${String(errors)} 处要改）` : '流程图',
            children: () => panel(<ChartDesk item={item} />),
          },
          { key: 'preview', label: '看样子', children: () => panel(<PreviewPanel item={item} />) },
          {
            key: 'review',
            label: open > 0 ? `审核（${String(open)} 条意见）` : '审核',
            children: () => panel(<ReviewPanel item={item} />),
          },
          { key: 'difference', label: '改了什么', children: () => panel(<DifferencePanel item={item} />) },
          {
            key: 'gate',
            label: item.gate.open ? '公布' : `公布（还差 ${String(item.gate.closed.length)} 条）`,
            children: () => <GatePanel item={item} />,
          },
        ]}
      />
    </article>
  );
}

/** Hands the draft in, or begins a revision: the next act of the compiler. */
function Handing({ item }: { readonly item: DeskItem }): ReactElement | null {
  const act = useAct<{ readonly id: string }>();
  const missing = item.aspects.filter((aspect) => !aspect.done);
  if (!item.may.includes('submit')) return act.isError ? <Refusal error={act.error} /> : null;
  return (
    <Space orientation="vertical" className="desk-gap">
      {missing.length === 0 ? null : (
        <Alert
          type="info"
          title={`六个方面还缺：${missing.map((aspect) => aspect.name).join('、')}`}
          description={
            <ul>{missing.flatMap((aspect) => aspect.missing.map((one) => <li key={`${aspect.aspect} ${one.field}`}>{one.why}</li>))}</ul>
          }
        />
      )}
      <Button
        type="primary"
        loading={act.isPending}
        onClick={() => void act.run(`/items/${item.id}/submit`, { base: item.version }).catch(() => undefined)}
      >
        交给领导小组办公室审
      </Button>
      {act.isError ? <Refusal error={act.error} /> : null}
    </Space>
  );
}
