import type { ReactElement } from 'react';
import type { PublicRevision } from '../../../contract/public-laws.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';

/** What is being mended, until when, how much is done: never who is behind. */
export function RevisionLines(props: { readonly revisions: readonly PublicRevision[] }): ReactElement {
  const { words, dates } = useSpeech();
  const { laws } = words;
  return (
    <ul className="list">
      {props.revisions.map(({ cause, due, all, open }, index) => (
        <li key={index}>
          {cause.kind === 'year' ? (
            laws.year(cause.year)
          ) : (
            <>
              <a href={`/laws/${encodeURIComponent(cause.document)}`}>{cause.title}</a>{' '}
              {laws.change(cause.change, cause.article, dates.date(cause.day))}
            </>
          )}
          <small>{open === 0 ? laws.allDone(all) : laws.someOpen(all, open, dates.date(due))}</small>
        </li>
      ))}
    </ul>
  );
}
