import type { ReactElement } from 'react';
import type { AlertListView, RulePrecision } from '../../../contract/alert-views.ts';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { drawPage } from '../draw-page.tsx';
import { AlertCardBox } from './alert-card.tsx';
import { AlertNumbers, AlertPlaces } from './alert-counts.tsx';

/** `GET /work/alerts`: what is to be decided today first; each number opens its list. */
export function alertListPage(frame: PageFrame, view: AlertListView): string {
  return drawPage(frame, () => <AlertListPage frame={frame} view={view} />);
}

function AlertListPage(props: { readonly frame: PageFrame; readonly view: AlertListView }): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { frame, view } = props;
  const { counts, show, family } = view;
  const heading = show === 'mine' ? text.mineTitle(counts.byShow.mine) : text.show[show];
  return (
    <PageDocument frame={frame} parts={{ title: text.title }}>
      <div className="head">
        <h1>{heading}</h1>
        <p className="lead">{text.lead}</p>
      </div>
      <div className="cols">
        <div>
          {family === null ? null : <p className="sub">{text.family[family]}</p>}
          {view.cards.length === 0 ? <p>{text.none}</p> : null}
          {view.cards.map((card) => (
            <AlertCardBox key={card.id} card={card} headingLevel={2} />
          ))}
          {view.left === 0 ? null : <p>{text.left(view.left)}</p>}
        </div>
        <aside aria-label={text.lists}>
          <AlertNumbers counts={counts} here={show} family={family} />
          <h2>{text.where}</h2>
          <p className="sub">{text.whereHint}</p>
          <AlertPlaces counts={counts} family={family} />
        </aside>
      </div>
      {view.precision === null || view.precision.length === 0 ? null : <Precision rows={view.precision} />}
    </PageDocument>
  );
}

function Precision(props: { readonly rows: readonly RulePrecision[] }): ReactElement {
  const { alerts: text } = useSpeech().words;
  return (
    <Section id="precision" title={text.precision} hint={text.precisionHint}>
      <ul className="list">
        {props.rows.map((row) => (
          <li key={row.rule}>
            <b>
              {row.rule} {row.name}
            </b>
            <small>{text.precisionLine(row.right, row.of, row.share)}</small>
            <small>{text.precisionRange(row.low, row.high)}</small>
            {row.unchecked === 0 ? null : <small>{text.unchecked(row.unchecked)}</small>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
