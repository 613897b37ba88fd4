import type { ReactElement } from 'react';
import type { RefusalView } from '../../../contract/page-frame.ts';
import { useSpeech } from '../messages/speech.tsx';

/**
 * A refusal in three sentences: what happened, why, what to do now.
 *
 * `soft` is the reason beside an act that is not allowed; without it the box answers something the person has just sent.
 */
export function RefusalBox(props: { readonly refusal: RefusalView; readonly soft?: boolean; readonly headingLevel?: 2 | 3 }): ReactElement {
  const { refusal: words } = useSpeech().words;
  const { what, why, now, code } = props.refusal;
  const heading = props.headingLevel === 2 ? <h2>{what}</h2> : <h3>{what}</h3>;
  return (
    <div className={props.soft === true ? 'refusal soft' : 'refusal'} {...(props.soft === true ? {} : { role: 'alert' })}>
      {heading}
      <p>
        <b>{words.why}</b>
        {why}
      </p>
      <p>
        <b>{words.now}</b>
        {now}
      </p>
      <p className="sub">{words.code(code)}</p>
    </div>
  );
}
