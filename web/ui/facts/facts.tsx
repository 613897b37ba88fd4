import type { ReactElement } from 'react';
import type { FactView } from '../../../contract/public-views.ts';
import { useSpeech } from '../messages/speech.tsx';

type FourFacts = { readonly who: FactView; readonly howLong: FactView; readonly trips: FactView; readonly fee: FactView };

/** The four facts a citizen asks first: who, how long, how many trips, does it cost. */
export function Facts(props: { readonly facts: FourFacts }): ReactElement {
  const { item } = useSpeech().words;
  const { who, howLong, trips, fee } = props.facts;
  return (
    <dl className="four">
      <Fact label={item.who} fact={who} />
      <Fact label={item.howLong} fact={howLong} />
      <Fact label={item.trips} fact={trips} />
      <Fact label={item.fee} fact={fee} />
    </dl>
  );
}

function Fact(props: { readonly label: string; readonly fact: FactView }): ReactElement {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        {props.fact.main}
        {props.fact.note === null ? null : <small>{props.fact.note}</small>}
      </dd>
    </div>
  );
}
