import type { ReactElement } from 'react';
import type { CaseCard } from '../../../contract/work-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { RiskTag, riskClass } from '../../ui/risk-tag/risk-tag.tsx';
import { casePath } from './case-path.ts';
import { DueLine } from '../../ui/due-line/due-line.tsx';

/** Cases as cards: verb, what, due day, one button. `primary` marks those the official should act on. */
export function CaseCardList(props: { readonly cases: readonly CaseCard[]; readonly primary: boolean }): ReactElement {
  return (
    <>
      {props.cases.map((card) => (
        <Card key={`${card.id} ${card.node ?? ''}`} card={card} primary={props.primary} />
      ))}
    </>
  );
}

function Card(props: { readonly card: CaseCard; readonly primary: boolean }): ReactElement {
  const { todo } = useSpeech().words.work;
  const { card } = props;
  const target = card.node === null ? casePath(card.id) : `${casePath(card.id)}#act-${card.node}`;
  return (
    <article className={`work-card ${card.risk === null ? '' : riskClass(card.risk)}`.trim()}>
      <h3>
        {card.step} {card.risk === null ? null : <RiskTag level={card.risk} />}
      </h3>
      <p className="kind">
        {card.title} · {card.unitName} · <span className="nw">{card.number}</span>
      </p>
      {card.held ? <p className="due">{todo.held}</p> : <DueLine due={card} />}
      <a className={props.primary ? 'btn p' : 'btn'} href={target}>
        {props.primary ? todo.open : todo.see}
        <span className="vh"> {card.title}</span>
      </a>
    </article>
  );
}
