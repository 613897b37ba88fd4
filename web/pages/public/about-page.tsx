import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';

/** `GET /about`: how to read a chart, follow progress, object and check the ledger. */
export function aboutPage(frame: PageFrame): string {
  return drawPage(frame, () => <AboutPage frame={frame} />);
}

function AboutPage(props: { readonly frame: PageFrame }): ReactElement {
  const { about } = useSpeech().words;
  return (
    <PageDocument frame={props.frame} parts={{ title: about.title, description: about.description, crumb: [] }}>
      <div className="narrow">
        <h1 className="head">{about.title}</h1>
        {about.parts.map((part) => (
          <div key={part.head} className="box">
            <h2>{part.head}</h2>
            <p>{part.text}</p>
          </div>
        ))}
        <p className="sub">{about.accessible}</p>
      </div>
    </PageDocument>
  );
}
