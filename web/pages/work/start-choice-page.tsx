import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { StartChoiceView } from '../../../contract/work-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';

/** `GET /work/start`: which matter to start. */
export function startChoicePage(frame: PageFrame, view: StartChoiceView): string {
  return drawPage(frame, () => <StartChoicePage frame={frame} view={view} />);
}

function StartChoicePage(props: { readonly frame: PageFrame; readonly view: StartChoiceView }): ReactElement {
  const { start: text } = useSpeech().words.work;
  const { frame, view } = props;
  return (
    <PageDocument frame={frame} parts={{ title: text.title }}>
      <div className="narrow">
        <div className="head">
          <h1>{text.title}</h1>
          <p className="lead">{view.items.length === 0 ? text.none : text.lead}</p>
          {view.units.length === 0 ? null : <p className="meta">{view.units.map((unit) => unit.name).join('、')}</p>}
        </div>
        {view.items.length === 0 ? null : (
          <ul className="list">
            {view.items.map((item) => (
              <li key={item.code}>
                <a href={`/work/start/${encodeURIComponent(item.code)}`}>{item.plainName}</a>
                <small>{item.name}</small>
              </li>
            ))}
          </ul>
        )}
      </div>
    </PageDocument>
  );
}
