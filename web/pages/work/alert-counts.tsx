import type { ReactElement } from 'react';
import { type AlertCounts, alertShows, type AlertShow, type AlertFamily } from '../../../contract/alert-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';

/** Address of a list. */
export function listPath(show: AlertShow, family: AlertFamily | null = null): string {
  return `/work/alerts?show=${show}${family === null ? '' : `&family=${family}`}`;
}

/** All numbers, each a link to the list that it counts. `here` is the list that is open. */
export function AlertNumbers(props: {
  readonly counts: AlertCounts;
  readonly here: AlertShow | null;
  readonly family: AlertFamily | null;
}): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { counts, here, family } = props;
  return (
    <>
      <nav aria-label={text.lists} className="chips">
        {alertShows.map((show) => (
          <a key={show} href={listPath(show)} {...(here === show && family === null ? { 'aria-current': 'page' as const } : {})}>
            {text.countOf(text.show[show], counts.byShow[show])}
          </a>
        ))}
      </nav>
      <p>{text.lampsNow(counts.red, counts.yellow)}</p>
      <p>{text.rectified(counts.checked, counts.ordered)}</p>
    </>
  );
}

/** Where open alerts gather, by subject; never by person. */
export function AlertPlaces(props: { readonly counts: AlertCounts; readonly family: AlertFamily | null }): ReactElement | null {
  const { alerts: text } = useSpeech().words;
  const { byFamily } = props.counts;
  if (byFamily.length === 0) return null;
  return (
    <nav aria-label={text.where} className="chips">
      {byFamily.map(({ family, count }) => (
        <a key={family} href={listPath('open', family)} {...(props.family === family ? { 'aria-current': 'page' as const } : {})}>
          {text.countOf(text.family[family], count)}
        </a>
      ))}
    </nav>
  );
}
