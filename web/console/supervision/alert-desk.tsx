import type { ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';

import type { DeskAlert } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { AlertActs } from './alert-acts.tsx';
import { AlertEvidence } from './alert-evidence.tsx';
import { AlertHistory } from './alert-history.tsx';
import { AlertRow } from './alert-row.tsx';
import { useWay } from './cockpit-query.ts';
import { LampMark } from './lamp-mark.tsx';
import { RelationView } from './relation-view.tsx';
import { alertWords, dueText } from './supervision-words.ts';

/** One alert: the question, what may be done now, what it stands on, who and what belongs together, what happened. */
export function AlertDesk(): ReactElement {
  const { id = '' } = useParams();
  const item = useSearchParams()[0].get('item');
  const way = useWay();
  const answer = useAnswer<DeskAlert>(`/supervision/alerts/${id}${item === null ? '' : `?item=${encodeURIComponent(item)}`}`);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Refusal error={answer.error} />;
  const { card, gone, beside, relations } = answer.data;
  return (
    <article aria-labelledby="sv-alert">
      <p>
        <Link to={way('')}>回到今天</Link>
      </p>
      <h1 id="sv-alert">
        {card.unitName} {card.ruleName}
      </h1>
      <p>
        <LampMark lamp={card.lamp} /> {alertWords.severity[card.severity]} · {alertWords.stage[card.stage]} · {dueText(card)}
        {card.dueDay === null ? '' : `（${card.dueDay}）`}
      </p>
      {gone && card.stage !== 'cleared' && card.stage !== 'archived' ? <p>{alertWords.gone}</p> : null}
      <p>
        {card.sentence} <b>{alertWords.please}</b>
      </p>
      <div className="sv-alert">
        <div className="sv-side">
          <AlertActs key={`${id} ${String(answer.data.version)}`} alert={answer.data} />
        </div>
        <div className="sv-body">
          <AlertEvidence alert={answer.data} />
          <RelationView relations={relations} />
          {beside.length === 0 ? null : (
            <section aria-labelledby="sv-beside">
              <h2 id="sv-beside">{alertWords.beside}</h2>
              <ul className="sv-list">
                {beside.map((one) => (
                  <AlertRow key={one.id} card={one} />
                ))}
              </ul>
            </section>
          )}
        </div>
        <div className="sv-side">
          <AlertHistory lines={answer.data.history} />
        </div>
      </div>
    </article>
  );
}
