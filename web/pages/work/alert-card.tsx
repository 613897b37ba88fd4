import type { ReactElement } from 'react';
import type { AlertCard } from '../../../contract/alert-views.ts';
import { DueLine } from '../../ui/due-line/due-line.tsx';
import { Lamp } from '../../ui/lamp/lamp.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';

/** Address of an alert. */
export function alertPath(id: string): string {
  return `/work/alerts/${encodeURIComponent(id)}`;
}

/** An alert in a list: where, what is asked, how it stands, until when. */
export function AlertCardBox(props: { readonly card: AlertCard; readonly headingLevel: 2 | 3 }): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { card } = props;
  return (
    <article className="work-card">
      <p className="kind">
        <Lamp lamp={card.lamp} /> {card.unitName} · {text.stage[card.stage]}
      </p>
      {props.headingLevel === 2 ? <h2>{card.ruleName}</h2> : <h3>{card.ruleName}</h3>}
      <p>{card.sentence}</p>
      <AlertMarks card={card} />
      {card.dueDay === null ? null : <DueLine due={card} />}
      <a className={card.mine === null ? 'btn' : 'btn p'} href={alertPath(card.id)}>
        {card.mine === null ? text.open : text.act[card.mine]}
        <span className="vh">
          {' '}
          {card.unitName} {card.ruleName}
        </span>
      </a>
    </article>
  );
}

/** What was found, and how often it was met. */
export function AlertMarks(props: { readonly card: AlertCard }): ReactElement | null {
  const { alerts: text } = useSpeech().words;
  const { outcome, hits, relapses } = props.card;
  const marks = [
    outcome === null ? null : text.outcome[outcome],
    hits > 1 ? text.repeated(hits) : null,
    relapses > 0 ? text.relapsed(relapses) : null,
  ].filter((mark) => mark !== null);
  return marks.length === 0 ? null : <p className="sub">{marks.join(' · ')}</p>;
}
