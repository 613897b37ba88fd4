import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { RotationCard, RotationListView } from '../../../contract/rotation-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { drawPage } from '../draw-page.tsx';

/** `GET /work/rotation`: posts with risks by how long their holders have been there. Never a list by person, and never public. */
export function rotationListPage(frame: PageFrame, view: RotationListView): string {
  return drawPage(frame, () => <RotationListPage frame={frame} view={view} />);
}

/** Address of one clock. */
export function rotationPath(card: Pick<RotationCard, 'post' | 'person'>): string {
  return `/work/rotation/${encodeURIComponent(card.post)}/${encodeURIComponent(card.person)}`;
}

function RotationListPage(props: { readonly frame: PageFrame; readonly view: RotationListView }): ReactElement {
  const { rotation: text } = useSpeech().words;
  const { frame, view } = props;
  return (
    <PageDocument frame={frame} parts={{ title: text.title }}>
      <div className="head">
        <h1>{text.title}</h1>
        <p className="lead">{text.lead}</p>
      </div>
      <Section id="over" title={text.over(view.over.length)}>
        <Cards cards={view.over} />
      </Section>
      <Section id="near" title={text.near(view.near.length)}>
        <Cards cards={view.near} />
      </Section>
      <p>{text.running(view.running)}</p>
      <Section id="rule" title={text.rule} hint={view.ruleSource}>
        <ul className="list">
          {view.rule.map((term) => (
            <li key={term.grade}>{text.term(text.grade[term.grade], term.warnYears, term.limitYears)}</li>
          ))}
        </ul>
      </Section>
    </PageDocument>
  );
}

function Cards(props: { readonly cards: readonly RotationCard[] }): ReactElement {
  const { rotation: text } = useSpeech().words;
  if (props.cards.length === 0) return <p>{text.none}</p>;
  return (
    <ul className="list">
      {props.cards.map((card) => (
        <li key={`${card.post} ${card.person}`}>
          <a href={rotationPath(card)}>
            {card.unitName} {card.postName} {card.personName}
          </a>
          <RotationFacts card={card} />
        </li>
      ))}
    </ul>
  );
}

/** Since when, until when, and what is arranged already. */
export function RotationFacts(props: { readonly card: RotationCard }): ReactElement {
  const { words, dates } = useSpeech();
  const { rotation: text } = words;
  const { card } = props;
  const arranged = [
    card.plannedDay === null ? null : text.planned(dates.date(card.plannedDay)),
    card.controlUntil === null ? null : text.controlled(dates.date(card.controlUntil)),
    card.alone ? text.alone : null,
  ].filter((line) => line !== null);
  return (
    <>
      <small>
        {text.state[card.state]} · {text.grade[card.grade]} · {text.since(dates.date(card.since), dates.date(card.dueDay))}
      </small>
      {arranged.length === 0 ? null : <small>{arranged.join(' · ')}</small>}
    </>
  );
}
