import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';

/** The page of a static copy for what only the living site can do. @param day of the copy */
export function copyElsewherePage(frame: PageFrame, day: string): string {
  return drawPage(frame, () => <CopyElsewherePage frame={frame} day={day} />);
}

function CopyElsewherePage(props: { readonly frame: PageFrame; readonly day: string }): ReactElement {
  const { words, dates } = useSpeech();
  const { copy } = words.open;
  return (
    <PageDocument frame={props.frame} parts={{ title: copy.title, description: copy.what, crumb: [] }}>
      <div className="narrow">
        <h1 className="head">{copy.title}</h1>
        <p>{copy.line(dates.date(props.day))}</p>
        <p>{copy.what}</p>
        <a className="btn p" href="/">
          {copy.back}
        </a>
      </div>
    </PageDocument>
  );
}
