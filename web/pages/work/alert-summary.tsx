import type { ReactElement } from 'react';
import type { AlertSummary } from '../../../contract/alert-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { AlertNumbers, AlertPlaces, listPath } from './alert-counts.tsx';

/** On `/work`: how many questions wait for the reader, and for who supervises all numbers, each a link to its list. */
export function AlertSummaryBox(props: { readonly summary: AlertSummary }): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { counts, supervises } = props.summary;
  return (
    <section className="box" id="alerts" aria-labelledby="h-alerts">
      <h2 id="h-alerts">{text.summary}</h2>
      <p>
        <a className="tap" href={supervises ? '/work/today' : listPath('mine')}>
          <b>{text.mineTitle(counts.byShow.mine)}</b>
        </a>
      </p>
      {supervises ? (
        <>
          <AlertNumbers counts={counts} here={null} family={null} />
          {counts.byFamily.length === 0 ? null : <p className="sub">{text.where}</p>}
          <AlertPlaces counts={counts} family={null} />
        </>
      ) : (
        <p>
          <a className="tap" href="/work/alerts">
            {text.toList}
          </a>
        </p>
      )}
    </section>
  );
}
