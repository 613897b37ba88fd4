import type { ReactElement } from 'react';
import type { CitationView } from '../../../contract/public-views.ts';
import { useSpeech } from '../messages/speech.tsx';

/** A citation in words with its state: 现行有效 / 已被修改替代 / 条号待核; `onlyDoubts` keeps quiet about what is in force. `linked` leads to the law. */
export function Citation(props: { readonly citation: CitationView; readonly onlyDoubts?: true; readonly linked?: true }): ReactElement {
  const { citation: words } = useSpeech().words;
  const { law, title, article, state } = props.citation;
  return (
    <>
      {law === null || props.linked !== true ? (
        words.of(title, article)
      ) : (
        <a href={`/laws/${encodeURIComponent(law)}#a${article}`}>{words.of(title, article)}</a>
      )}
      {state === 'in-force' && props.onlyDoubts === true ? null : (
        <>
          {' '}
          <span className={state === 'in-force' ? 'state' : 'state warn'}>{words[state]}</span>
        </>
      )}
    </>
  );
}

/** The legal basis of an item or notice, one citation a line with its gist. */
export function CitationList(props: { readonly citations: readonly CitationView[] }): ReactElement {
  return (
    <ul className="cite">
      {props.citations.map((citation, index) => (
        <li key={index}>
          <Citation citation={citation} linked />
          {citation.gist === '' ? null : <small>{citation.gist}</small>}
        </li>
      ))}
    </ul>
  );
}
