import type { ReactElement } from 'react';
import { Link } from 'react-router';

import type { DeskAlertCard } from '../../../contract/desk-types.ts';
import { useWay } from './cockpit-query.ts';
import { LampMark } from './lamp-mark.tsx';
import { alertWords, dueText } from './supervision-words.ts';

/** An alert in a list: where, what, how pressing; one press opens it at what may be done. */
export function AlertRow({ card }: { readonly card: DeskAlertCard }): ReactElement {
  const way = useWay();
  const isLate = card.urgency === 'late' || card.urgency === 'very-late';
  const verb = card.mine === null ? null : alertWords.act[card.mine as keyof typeof alertWords.act];
  return (
    <li className={`sv-row sv-edge-${card.lamp}`}>
      <p className="sv-row-head">
        <LampMark lamp={card.lamp} /> <b>{card.unitName}</b> {card.ruleName}{' '}
        <span className={isLate ? 'desk-must' : ''}>{dueText(card)}</span>
      </p>
      <p className="sv-sentence">{card.sentence}</p>
      <p className="sv-row-foot">
        <span className="desk-sub">
          {alertWords.stage[card.stage]} · {alertWords.severity[card.severity]} · {card.rule}
          {card.hits > 1 ? ` · ${alertWords.repeated(card.hits)}` : ''}
          {card.relapses > 0 ? ` · ${alertWords.relapsed(card.relapses)}` : ''}
        </span>
        <Link className={verb === null ? 'sv-open' : 'sv-open sv-do'} to={way(`/alerts/${card.id}`)}>
          {verb ?? alertWords.open}
          <span className="desk-hidden">
            ：{card.unitName} {card.ruleName}
          </span>
        </Link>
      </p>
    </li>
  );
}
