import { Button, Input, Space, Table } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';

import type { DeskProgramme } from '../../../contract/desk-types.ts';
import { useAct, useAnswer, useDesk } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';
import { ProgrammeScreen } from './programme-tabs.tsx';

type Unit = DeskProgramme['units'][number];

/** How far every unit is: items by status, readiness by the six aspects, deadlines. */
export function ProgrammeDesk(): ReactElement {
  const { progress: words } = deskWords().programme;
  const programme = useAnswer<DeskProgramme>('/programme');
  const desk = useDesk();
  const sets = desk.data?.units.some((unit) => unit.may.includes('publish')) ?? false;
  if (programme.isPending) return <Waiting />;
  if (programme.isError) return <Refusal error={programme.error} />;
  const { units, total } = programme.data;
  const who = units.length === 1 ? (units[0]?.name ?? '') : words.these(units.length);
  return (
    <ProgrammeScreen tab="progress">
      <p>
        {words.sum(who, total.items, total.published)} {words.sumMore(total.charts, total.risks)}
      </p>
      <Progress units={units} sets={sets} />
    </ProgrammeScreen>
  );
}

function Progress({ units, sets }: { readonly units: readonly Unit[]; readonly sets: boolean }): ReactElement {
  const { progress: words } = deskWords().programme;
  return (
    <Table<Unit>
      rowKey="id"
      size="small"
      scroll={{ x: 1180 }}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      dataSource={[...units]}
      columns={[
        { title: words.unit, dataIndex: 'name', width: 180, render: (name: string, row) => <Link to={`/units/${row.id}`}>{name}</Link> },
        {
          title: words.level,
          dataIndex: 'level',
          width: 110,
          filters: Object.entries(words.levels).map(([value, text]) => ({ value, text })),
          onFilter: (value, row) => row.level === value,
          render: (level: Unit['level']) => words.levels[level],
        },
        { title: words.items, dataIndex: 'items', width: 70 },
        { title: words.charts, dataIndex: 'charts', width: 80 },
        { title: words.risks, dataIndex: 'risks', width: 80 },
        { title: words.where, key: 'status', render: (_, row) => statusText(row) },
        { title: words.ready, key: 'ready', width: 210, render: (_, row) => <Bars unit={row} /> },
        { title: words.threads, dataIndex: 'openThreads', width: 110 },
        { title: words.due, key: 'due', width: 260, render: (_, row) => <Due unit={row} sets={sets} /> },
      ]}
    />
  );
}

/** The six aspects as bars, each with its numbers: how many items have answered it. */
function Bars({ unit }: { readonly unit: Unit }): ReactElement {
  const { aspects, programme } = deskWords();
  if (unit.items === 0) return <>—</>;
  return (
    <ul className="desk-bars">
      {unit.aspects.map((done, at) => (
        <li key={aspects[at]}>
          <span>{programme.progress.aspect(aspects[at] ?? '', done, unit.items)}</span>
          <progress aria-hidden="true" value={done} max={unit.items} />
        </li>
      ))}
    </ul>
  );
}

function statusText(unit: Unit): string {
  const { status: statusWords, programme } = deskWords();
  const told = Object.entries(statusWords).flatMap(([status, word]) => {
    const items = unit.byStatus[status as keyof typeof statusWords];
    return items > 0 ? [`${word} ${String(items)}`] : [];
  });
  return told.length === 0 ? programme.progress.notBegun : told.join(programme.say.join);
}

function Due({ unit, sets }: { readonly unit: Unit; readonly sets: boolean }): ReactElement {
  const { progress: words } = deskWords().programme;
  const act = useAct();
  const [day, setDay] = useState(unit.due ?? '');
  const late = unit.lateDays > 0 ? words.late(unit.lateDays) : '';
  if (!sets) return <>{unit.due === null ? words.noDue : `${unit.due}${late}`}</>;
  return (
    <Space.Compact>
      <Input aria-label={words.dueOf(unit.name)} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      <Button onClick={() => void act.run('/programme/deadline', { unit: unit.id, due: day === '' ? null : day }).catch(() => undefined)}>
        {words.setDue}
        {late}
      </Button>
    </Space.Compact>
  );
}
