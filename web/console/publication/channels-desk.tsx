import { Alert, Empty, Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import type { DeskChannels, DeskPosting } from '../../../contract/desk-types.ts';
import { useAct, useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { PutUp } from './put-up.tsx';
import { TakeDown } from './take-down.tsx';
import { channelWords, staleSentence } from './channel-words.ts';

type Item = DeskChannels['items'][number];

/** What of a unit's items hangs where: the tasks with their days first, then each item in force with its places. */
export function ChannelsDesk(): ReactElement {
  const { unit = '' } = useParams();
  const channels = useAnswer<DeskChannels>(`/channels?unit=${encodeURIComponent(unit)}`);
  const act = useAct<{ readonly id: string }>();
  if (channels.isPending) return <Waiting />;
  if (channels.isError) return <Refusal error={channels.error} />;
  const { data } = channels;
  const press = (path: string, body: object): void => void act.run(path, body).catch(() => undefined);
  return (
    <section aria-label="张贴登记">
      <p>
        <Link to={`/units/${unit}`}>回到清单</Link>
      </p>
      <h1>{data.unit.name} · 张贴登记</h1>
      {act.isError ? <Refusal error={act.error} /> : null}
      <Tasks channels={data} press={press} />
      {data.may ? <PutUp channels={data} press={press} /> : null}
      <h2>各项贴在哪里</h2>
      <Table<Item>
        rowKey="code"
        size="small"
        scroll={{ x: 900 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        dataSource={[...data.items]}
        locale={{ emptyText: <Empty description="这个单位还没有正在执行的事项。" /> }}
        columns={[
          { title: '编码', dataIndex: 'code', width: 130 },
          { title: '事项', dataIndex: 'name', render: (name: string, row) => <a href={`/i/${encodeURIComponent(row.code)}`}>{name}</a> },
          { title: '现行', key: 'number', width: 190, render: (_, row) => `第 ${String(row.number)} 版，${row.from} 起` },
          { title: '贴着几处', key: 'places', render: (_, row) => <Places item={row} may={data.may} today={data.today} press={press} /> },
        ]}
      />
    </section>
  );
}

type Press = (path: string, body: object) => void;

function Tasks({ channels, press }: { readonly channels: DeskChannels; readonly press: Press }): ReactElement {
  const { tasks, today, may } = channels;
  if (tasks.length === 0) return <Alert type="success" title="没有要换、要取的。" />;
  return (
    <Alert
      type="warning"
      title={`有 ${String(tasks.length)} 处要换或者要取`}
      description={
        <ul>
          {tasks.map((task) => (
            <li key={task.id}>
              <Posting posting={task} /> {task.name}：{staleSentence(task)}{' '}
              {may ? <TakeDown posting={task} today={today} press={press} /> : null}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Places(props: { readonly item: Item; readonly may: boolean; readonly today: string; readonly press: Press }): ReactElement {
  const { item, may, today, press } = props;
  if (item.postings.length === 0) return <span className="desk-sub">还没有贴</span>;
  const old = item.postings.filter(({ stale }) => stale !== null).length;
  return (
    <>
      <Tag>{item.postings.length} 处</Tag>
      {old === 0 ? null : <Tag color="warning">{old} 处还是旧的</Tag>}
      <ul>
        {item.postings.map((posting) => (
          <li key={posting.id}>
            <Posting posting={posting} /> {may ? <TakeDown posting={posting} today={today} press={press} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Posting({ posting }: { readonly posting: DeskPosting }): ReactElement {
  const { unit, channel, place, number, since } = posting;
  return (
    <>
      {unit.name} {channelWords[channel]}“{place}”，第 {number} 版，{since} 挂上
    </>
  );
}
