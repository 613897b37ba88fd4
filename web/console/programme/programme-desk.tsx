import { Button, Input, Space, Table } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';

import type { DeskCoverage, DeskProgramme } from '../../../contract/desk-types.ts';
import { useAct, useAnswer, useDesk } from '../desk-queries.ts';
import { statusWords } from '../desk-words.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';

type Unit = DeskProgramme['units'][number];

const levels = { county: '县直', town: '乡镇街道', village: '村社区' } as const;

/** How far every unit is: items by status, readiness, deadlines; and what the lists do not cover. */
export function ProgrammeDesk(): ReactElement {
  const programme = useAnswer<DeskProgramme>('/programme');
  const desk = useDesk();
  const sets = desk.data?.units.some((unit) => unit.may.includes('publish')) ?? false;
  if (programme.isPending) return <Waiting />;
  if (programme.isError) return <Refusal error={programme.error} />;
  const { units, total } = programme.data;
  return (
    <section aria-label="进度">
      <h1>编制进度</h1>
      <p>
        {units.length === 1 ? units[0]?.name : `这 ${String(units.length)} 个单位`}一共 {total.items} 项，流程图 {total.charts} 张，风险点{' '}
        {total.risks} 个，已公布 {total.published} 项。
      </p>
      <Table<Unit>
        rowKey="id"
        size="small"
        scroll={{ x: 1000 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        dataSource={[...units]}
        columns={[
          { title: '单位', dataIndex: 'name', render: (name: string, row) => <Link to={`/units/${row.id}`}>{name}</Link> },
          {
            title: '层级',
            dataIndex: 'level',
            width: 110,
            filters: Object.entries(levels).map(([value, text]) => ({ value, text })),
            onFilter: (value, row) => row.level === value,
            render: (level: Unit['level']) => levels[level],
          },
          { title: '事项', dataIndex: 'items', width: 70 },
          { title: '流程图', dataIndex: 'charts', width: 80 },
          { title: '风险点', dataIndex: 'risks', width: 80 },
          { title: '到哪一步', key: 'status', render: (_, row) => statusText(row) },
          {
            title: '六项都齐',
            key: 'ready',
            width: 100,
            render: (_, row) => (row.ready === null ? '—' : `${String(Math.round(row.ready / 10))}%`),
          },
          { title: '没了结的意见', dataIndex: 'openThreads', width: 110 },
          { title: '期限', key: 'due', width: 260, render: (_, row) => <Due unit={row} sets={sets} /> },
        ]}
      />
      <Coverage />
    </section>
  );
}

function statusText(unit: Unit): string {
  const told = Object.entries(statusWords).flatMap(([status, word]) => {
    const items = unit.byStatus[status as keyof typeof statusWords];
    return items > 0 ? [`${word} ${String(items)}`] : [];
  });
  return told.length === 0 ? '还没有开始' : told.join('，');
}

function Due({ unit, sets }: { readonly unit: Unit; readonly sets: boolean }): ReactElement {
  const act = useAct();
  const [day, setDay] = useState(unit.due ?? '');
  const late = unit.lateDays > 0 ? `，已经过了 ${String(unit.lateDays)} 天` : '';
  if (!sets) return <>{unit.due === null ? '没有定' : `${unit.due}${late}`}</>;
  return (
    <Space.Compact>
      <Input aria-label={`${unit.name}的期限`} placeholder="2026-06-30" value={day} onChange={(event) => setDay(event.target.value)} />
      <Button
        onClick={() =>
          void act.run('/programme/deadline', { unit: unit.id, due: day.trim() === '' ? null : day.trim() }).catch(() => undefined)
        }
      >
        定下{late}
      </Button>
    </Space.Compact>
  );
}

function Coverage(): ReactElement {
  const desk = useDesk();
  const units = desk.data?.units ?? [];
  // Whoever leads the programme sees all; a compiler what his own list leaves open.
  const own = units.some(({ may }) => !may.includes('compile')) ? undefined : units[0]?.id;
  const coverage = useAnswer<DeskCoverage>(own === undefined ? '/coverage' : `/coverage?unit=${own}`, desk.data !== undefined);
  if (coverage.isPending) return <Waiting />;
  if (coverage.isError) return <Refusal error={coverage.error} />;
  const { statutoryWithoutItem, itemsWithoutSource, postsMissing, claimedTwice } = coverage.data;
  const shown = <Row extends object>(title: string, rows: readonly Row[], line: (row: Row) => ReactElement | string): ReactElement => (
    <details>
      <summary>
        {title}：{rows.length}
      </summary>
      <ul>
        {rows.slice(0, 200).map((row) => (
          <li key={JSON.stringify(row)}>{line(row)}</li>
        ))}
      </ul>
    </details>
  );
  return (
    <section aria-label="还没有覆盖到的">
      <h2>还没有覆盖到的</h2>
      {shown('权责清单里有、还没有梳理成微权力的', statutoryWithoutItem, (row) => `${row.unit}：${row.code} ${row.name}`)}
      {shown('没有写出自权责清单哪一项的', itemsWithoutSource, (row) => (
        <>
          {row.unit}：<Link to={`/items/${row.id}`}>{row.name}</Link>
        </>
      ))}
      {shown('三定里没有的岗位', postsMissing, (row) => `${row.unit}：${row.name}，${row.post}`)}
      {shown('两个单位都认的权力', claimedTwice, (row) => `${row.code} ${row.name}：${row.claims.map((one) => one.unit).join('、')}`)}
    </section>
  );
}
