import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { KeptFormView } from '../../../contract/work-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { RefusalBox } from '../../ui/refusal-box/refusal-box.tsx';
import { drawPage } from '../draw-page.tsx';

/** The answer to a form whose official is not signed in any more: sign in in another window, then send the same again. */
export function keptFormPage(frame: PageFrame, view: KeptFormView): string {
  return drawPage(frame, () => <KeptFormPage frame={frame} view={view} />);
}

function KeptFormPage(props: { readonly frame: PageFrame; readonly view: KeptFormView }): ReactElement {
  const { keptForm: text } = useSpeech().words.work;
  const { frame, view } = props;
  return (
    <PageDocument frame={frame} parts={{ title: text.title }}>
      <div className="narrow">
        <h1 className="head">{text.title}</h1>
        <RefusalBox refusal={view.refusal} headingLevel={2} />
        <p>
          <a className="btn" href={view.door} target="_blank" rel="noopener">
            {text.signIn}
          </a>
        </p>
        <form method="post" action={view.action}>
          {view.fields.map((field, at) => (
            <input key={at} type="hidden" name={field.name} value={field.value} />
          ))}
          <button className="btn p" type="submit">
            {text.send}
          </button>
        </form>
      </div>
    </PageDocument>
  );
}
