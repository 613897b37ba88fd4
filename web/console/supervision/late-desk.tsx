import type { ReactElement } from 'react';

import type { DeskLate } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { usePlaces } from './cockpit-query.ts';
import { alertWords } from './supervision-words.ts';
import { Scroller } from './scroller.tsx';

/** What should be public by now and is not, by unit. */
export function LateDesk(): ReactElement {
  const answer = useAnswer<DeskLate>(`/supervision/late?places=${encodeURIComponent(usePlaces())}`);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Refusal error={answer.error} />;
  const { rows } = answer.data;
  return (
    <section aria-labelledby="sv-late">
      <h1 id="sv-late">公开不及时 {rows.length} 处</h1>
      <p>清单过了公布期限还没有公布完的，和公示期间的意见过了答复期限还没有答复的。</p>
      {rows.length === 0 ? (
        <p>{alertWords.today.noneLate}</p>
      ) : (
        <Scroller label="公开不及时的单位">
          <table className="desk-rows">
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">什么</th>
                <th scope="col">期限</th>
                <th scope="col">过了几天</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.unit} ${row.what} ${row.number ?? ''}`}>
                  <th scope="row">{row.unit}</th>
                  <td>{row.what === 'list' ? alertWords.today.lateList(row.count) : alertWords.today.lateObjection(row.number ?? '')}</td>
                  <td>{row.due}</td>
                  <td>{row.days}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </section>
  );
}
