import { Button, Input, Space } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';

import type { DeskRevisions, DeskTaskState } from '../../../contract/desk-law.ts';
import { useAct, useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { causeWords, taskWords } from './law-words.ts';
import { TaskList } from './task-list.tsx';

type Revision = DeskRevisions['revisions'][number];

const states: readonly DeskTaskState[] = ['open', 'revised', 'checked', 'withdrawn'];

/** Revisions: tasks of the reader first, then every round and change with its units by state. */
export function RevisionDesk(): ReactElement {
  const read = useAnswer<DeskRevisions>('/laws/revisions');
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Refusal error={read.error} />;
  const { revisions, may, today } = read.data;
  return (
    <section aria-label="修订">
      <h1>修订</h1>
      <p>
        法规变了，或者一年到了，公布过的事项都要重新看一遍：要么出新版，要么写明为什么不用改。 <Link to="/laws">法规库</Link>
      </p>
      <TaskList revisions={revisions} />
      <h2>每一次修订</h2>
      {revisions.length === 0 ? <p>还没有开过修订。</p> : null}
      {revisions.map((revision) => (
        <Progress key={revision.id} revision={revision} />
      ))}
      {may.openRound ? <OpenRound year={Number(today.slice(0, 4))} /> : null}
    </section>
  );
}

function Progress({ revision }: { readonly revision: Revision }): ReactElement {
  const { cause, openedOn, due, lateDays, byState, units } = revision;
  const all = states.reduce((sum, state) => sum + byState[state], 0);
  const late = lateDays > 0 ? `，过了 ${String(lateDays)} 天` : '';
  return (
    <section aria-label={causeWords(cause)}>
      <h3>{causeWords(cause)}</h3>
      <p>
        {openedOn}开始，{due}前办完{late}。一共 {all} 项，{all - byState.open} 项办好了，{byState.open} 项还没办。
      </p>
      <details>
        <summary>各单位到哪一步</summary>
        <table className="desk-rows">
          <thead>
            <tr>
              <th scope="col">单位</th>
              {states.map((state) => (
                <th scope="col" key={state}>
                  {taskWords[state]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.id}>
                <th scope="row">{unit.name}</th>
                {states.map((state) => (
                  <td key={state}>{unit.byState[state]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function OpenRound({ year }: { readonly year: number }): ReactElement {
  const act = useAct();
  const [typed, setTyped] = useState({ year: String(year), due: '' });
  return (
    <section aria-label="开始年度修订">
      <h2>开始年度修订</h2>
      <p className="desk-sub">每个单位公布过的每一项，都要在期限前确认或者修订。一年一轮。</p>
      {act.isError ? <Refusal error={act.error} /> : null}
      <Space wrap>
        <label>
          哪一年
          <Input className="desk-cell" value={typed.year} onChange={(event) => setTyped({ ...typed, year: event.target.value })} />
        </label>
        <label>
          到哪天办完（如 {year}-12-31）
          <Input className="desk-cell" value={typed.due} onChange={(event) => setTyped({ ...typed, due: event.target.value })} />
        </label>
        <Button
          loading={act.isPending}
          onClick={() => void act.run('/laws/revisions', { year: Number(typed.year), due: typed.due.trim() }).catch(() => undefined)}
        >
          开始
        </Button>
      </Space>
    </section>
  );
}
