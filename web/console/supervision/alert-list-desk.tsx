import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';

import type { DeskAlertList } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { AlertRow } from './alert-row.tsx';
import { useWay } from './cockpit-query.ts';
import { alertWords, isListName, listWords } from './supervision-words.ts';

/** The list behind a number. */
export function AlertListDesk(): ReactElement {
  const [asked] = useSearchParams();
  const way = useWay();
  const name = asked.get('list');
  const list = isListName(name) ? name : 'open';
  const topic = asked.get('topic');
  const answer = useAnswer<DeskAlertList>(`/supervision/alerts?${new URLSearchParams({ ...Object.fromEntries(asked), list }).toString()}`);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Refusal error={answer.error} />;
  const { title, cards } = answer.data;
  const narrowed = [topic === null ? '' : alertWords.family[topic as keyof typeof alertWords.family], title].filter((part) => part !== '');
  return (
    <section aria-labelledby="sv-list">
      <h1 id="sv-list">
        {listWords[list]} {cards.length} 件
      </h1>
      <p>
        {narrowed.length === 0 ? null : <b>{narrowed.join(' · ')}　</b>}
        <Link to={way('')}>回到今天</Link>
      </p>
      {cards.length === 0 ? <p>{alertWords.none}</p> : null}
      <ul className="sv-list">
        {cards.map((card) => (
          <AlertRow key={card.id} card={card} />
        ))}
      </ul>
    </section>
  );
}
