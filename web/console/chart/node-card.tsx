import { Tag } from 'antd';
import type { ReactElement } from 'react';

import type { Chart, ChartNode, Edge } from '../../../core/chart/chart.ts';
import type { DeskLook } from '../../../contract/desk-types.ts';
import { FieldEditor } from '../item/field-editor.tsx';
import { useDesk } from '../desk-queries.ts';
import { waysOf } from './edit-chart.ts';
import { type NodeField, nodeFields, type PartKind } from './node-fields.ts';
import { PartEditor } from './part-editor.tsx';
import { WaysEditor } from './ways-editor.tsx';

type Props = {
  readonly node: ChartNode;
  readonly chart: Chart;
  readonly writes: boolean;
  readonly picked: boolean;
  readonly findings: DeskLook['findings'];
  readonly onPick: () => void;
  readonly onNode: (node: ChartNode) => void;
  readonly onWays: (ways: readonly Edge[]) => void;
  readonly tools: ReactElement | null;
};

const typeWords: Readonly<Record<ChartNode['type'], string>> = {
  start: '开始',
  task: '办理',
  vote: '表决',
  notice: '公示',
  timer: '等时间',
  external: '别人办',
  xor: '分岔',
  and: '一起办',
  end: '结局',
};

/** Where the list has a node. */
export function cardId(id: string): string {
  return `node-${id}`;
}

/** One node of the chart: what it says, where it leads, and what the analysis says of it. */
export function NodeCard({ node, chart, writes, picked, findings, onPick, onNode, onWays, tools }: Props): ReactElement {
  return (
    <li id={cardId(node.id)} className={picked ? 'desk-node desk-node-picked' : 'desk-node'} onFocusCapture={onPick}>
      <h3 className="desk-node-title" tabIndex={-1}>
        {node.plainName} <Tag>{typeWords[node.type]}</Tag>
        {picked ? <span className="desk-sub">图上标着的就是这一步</span> : null}
      </h3>
      {findings.map((finding) => (
        <p key={`${finding.code} ${finding.sentence}`} className={finding.severity === 'error' ? 'desk-must' : 'desk-sub'}>
          {finding.severity === 'error' ? '要改：' : '看一看：'}
          {finding.sentence}
        </p>
      ))}
      {writes ? <NodeParts key={node.type} node={node} chart={chart} onNode={onNode} /> : null}
      <WaysEditor node={node} chart={chart} ways={waysOf(chart, node.id)} writes={writes} onWays={onWays} />
      {tools}
    </li>
  );
}

function NodeParts({ node, chart, onNode }: Pick<Props, 'node' | 'chart' | 'onNode'>): ReactElement {
  const desk = useDesk();
  const record = node as unknown as Readonly<Record<string, unknown>>;
  const roles = desk.data?.roles ?? [];
  const put = ({ key, write }: NodeField, value: unknown): void =>
    onNode({ ...record, [key]: write === undefined ? value : write(value, record[key]) } as unknown as ChartNode);
  return (
    <details className="desk-node-parts">
      <summary>改这一步</summary>
      {nodeFields(node.type).map((field) => {
        const { key, label, kind, read } = field;
        const name = `${node.plainName} ${label}`;
        const value = read === undefined ? record[key] : read(record[key]);
        return (
          <div key={key} className="desk-field">
            <div className="desk-label">{label}</div>
            {isPart(kind) ? (
              <PartEditor label={name} kind={kind.kind} value={value} chart={chart} onChange={(next) => put(field, next)} />
            ) : (
              <FieldEditor label={name} kind={kind} value={value} roles={roles} live onSave={(next) => put(field, next)} />
            )}
          </div>
        );
      })}
    </details>
  );
}

const parts: ReadonlySet<string> = new Set(['limit', 'wait', 'threshold', 'form', 'bases', 'law', 'steps', 'shows']);

function isPart(kind: NodeField['kind']): kind is PartKind {
  return parts.has(kind.kind);
}
