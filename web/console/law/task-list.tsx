import { Button, Input, Select, Space } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';

import type { DeskRevisions, DeskTasks, DeskTaskState } from '../../../contract/desk-law.ts';
import { useAct, useAnswer, useDesk } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { causeWords, taskWords } from './law-words.ts';

type Task = DeskTasks['tasks'][number];
type Wanted = { readonly scope: 'mine' | 'all'; readonly unit: string; readonly revision: string; readonly state: DeskTaskState };

/** Tasks that wait: one's own first; by unit, by revision and by state. */
export function TaskList({ revisions }: { readonly revisions: DeskRevisions['revisions'] }): ReactElement {
  const [wanted, setWanted] = useState<Wanted>({ scope: 'mine', unit: '', revision: '', state: 'open' });
  const asked = new URLSearchParams({ scope: wanted.scope, state: wanted.state });
  if (wanted.unit !== '') asked.set('unit', wanted.unit);
  if (wanted.revision !== '') asked.set('revision', wanted.revision);
  const read = useAnswer<DeskTasks>(`/laws/tasks?${asked.toString()}`);
  return (
    <section aria-label="修订任务">
      <h2>修订任务</h2>
      <Filters wanted={wanted} change={(one) => setWanted({ ...wanted, ...one })} revisions={revisions} />
      {read.isPending ? <Waiting /> : read.isError ? <Refusal error={read.error} /> : <Tasks read={read.data} />}
    </section>
  );
}

type FiltersProps = {
  readonly wanted: Wanted;
  readonly change: (one: Partial<Wanted>) => void;
  readonly revisions: DeskRevisions['revisions'];
};

function Filters({ wanted, change, revisions }: FiltersProps): ReactElement {
  const desk = useDesk();
  const units = (desk.data?.units ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Space wrap className="desk-tools">
      <Select
        aria-label="谁的任务"
        value={wanted.scope}
        options={[
          { value: 'mine', label: '我来办的' },
          { value: 'all', label: '我看得到的' },
        ]}
        onChange={(scope: Wanted['scope']) => change({ scope })}
      />
      <Select
        aria-label="哪个单位的任务"
        className="desk-cell-wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={wanted.unit}
        options={[{ value: '', label: '全部单位' }, ...units]}
        onChange={(unit: string) => change({ unit })}
      />
      <Select
        aria-label="哪一次修订"
        className="desk-cell-wide"
        value={wanted.revision}
        options={[{ value: '', label: '全部修订' }, ...revisions.map(({ id, cause }) => ({ value: id, label: causeWords(cause) }))]}
        onChange={(revision: string) => change({ revision })}
      />
      <Select
        aria-label="到哪一步"
        value={wanted.state}
        options={Object.entries(taskWords).map(([value, label]) => ({ value, label }))}
        onChange={(state: DeskTaskState) => change({ state })}
      />
    </Space>
  );
}

function Tasks({ read }: { readonly read: DeskTasks }): ReactElement {
  if (read.total === 0) return <p>这里没有任务。</p>;
  return (
    <>
      <p>
        一共 {read.total} 项{read.tasks.length < read.total ? `，这里列出前 ${String(read.tasks.length)} 项` : ''}。
      </p>
      <ul className="desk-nodes">
        {read.tasks.map((task) => (
          <li key={`${task.revision} ${task.task}`} className="desk-record">
            <About task={task} />
            {task.state === 'open' && task.mine ? <Settle task={task} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function About({ task }: { readonly task: Task }): ReactElement {
  const late = task.lateDays > 0 ? `，过了 ${String(task.lateDays)} 天` : '';
  return (
    <div>
      <strong>
        {task.subject === 'entry' ? <Link to={`/items/${task.item}`}>{task.name}</Link> : <a href={`/i/${task.item}`}>{task.name}</a>}
      </strong>{' '}
      {task.unit.name}
      <p>
        {causeWords(task.cause)}。{taskWords[task.state]}，{task.due}前办完{late}。
      </p>
      {task.cites.length === 0 ? null : <p className="desk-sub">引用的：{task.cites.join('、')}</p>}
      {task.checked === null ? null : (
        <p className="desk-sub">
          {task.checked.name}
          {task.checked.post === null ? '' : `（${task.checked.post}）`}看过：{task.checked.reason}
        </p>
      )}
    </div>
  );
}

function Settle({ task }: { readonly task: Task }): ReactElement {
  const act = useAct();
  const [reason, setReason] = useState('');
  const press = (): void => void act.run(`/laws/revisions/${task.revision}/tasks/${task.task}`, { reason }).catch(() => undefined);
  return (
    <div>
      <p className="desk-sub">要改的，点名称去修订，公布新版后这里就办好了。不用改的，写明理由。</p>
      <Space.Compact className="desk-wide">
        <Input
          aria-label={`${task.name}不用改的理由`}
          placeholder="对照了什么，为什么不用改"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button disabled={reason.trim() === ''} loading={act.isPending} onClick={press}>
          看过，不用改
        </Button>
      </Space.Compact>
      {act.isError ? <Refusal error={act.error} /> : null}
    </div>
  );
}
