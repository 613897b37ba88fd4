import { Card, Tag } from 'antd';
import type { ReactElement } from 'react';

import type { Chart, ChartNode, Edge } from '../../../core/chart/chart.ts';
import type { DeskItem } from '../../../contract/desk-types.ts';
import { FieldEditor } from '../item/field-editor.tsx';
import { useDesk } from '../desk-queries.ts';
import { nodeFields } from './node-fields.ts';
import { waysOf } from './edit-chart.ts';
import { WaysEditor } from './ways-editor.tsx';

type Props = {
  readonly node: ChartNode;
  readonly chart: Chart;
  readonly writes: boolean;
  readonly findings: DeskItem['findings'];
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

/** One node of the chart: what it says, where it leads, and what the analysis says of it. */
export function NodeCard({ node, chart, writes, findings, onNode, onWays, tools }: Props): ReactElement {
  const desk = useDesk();
  const record = node as unknown as Readonly<Record<string, unknown>>;
  return (
    <li id={`node-${node.id}`}>
      <Card
        size="small"
        title={
          <>
            {node.plainName} <Tag>{typeWords[node.type]}</Tag>
          </>
        }
        extra={tools}
      >
        {findings.map((finding) => (
          <p key={`${finding.code} ${finding.sentence}`} className={finding.severity === 'error' ? 'desk-must' : 'desk-sub'}>
            {finding.severity === 'error' ? '要改：' : ''}
            {finding.sentence}
          </p>
        ))}
        {writes ? (
          <details>
            <summary>改这一步</summary>
            {nodeFields(node.type).map(({ key, label, kind, read, write }) => (
              <div key={key} className="desk-field">
                <div className="desk-label">{label}</div>
                <FieldEditor
                  label={`${node.plainName} ${label}`}
                  kind={kind}
                  value={read === undefined ? record[key] : read(record[key])}
                  roles={desk.data?.roles ?? []}
                  onSave={(value) =>
                    onNode({ ...record, [key]: write === undefined ? value : write(value, record[key]) } as unknown as ChartNode)
                  }
                />
              </div>
            ))}
          </details>
        ) : null}
        <WaysEditor node={node} chart={chart} ways={waysOf(chart, node.id)} writes={writes} onWays={onWays} />
      </Card>
    </li>
  );
}
