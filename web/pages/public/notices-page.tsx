import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { NoticesView } from '../../../contract/public-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeList } from '../../ui/notice-card/notice-card.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { Section } from '../../ui/page-frame/section.tsx';

/** `GET /notices`: running notices first, then those that are over. */
export function noticesPage(frame: PageFrame, view: NoticesView): string {
  return drawPage(frame, () => <NoticesPage frame={frame} view={view} />);
}

function NoticesPage(props: { readonly frame: PageFrame; readonly view: NoticesView }): ReactElement {
  const { notices: words } = useSpeech().words;
  const running = props.view.notices.filter((notice) => notice.open);
  const past = props.view.notices.filter((notice) => !notice.open);
  return (
    <PageDocument frame={props.frame} parts={{ title: words.title, description: words.description, crumb: [] }}>
      <div className="narrow">
        <div className="head">
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
        </div>
        <Section id="now" title={words.now}>
          {running.length === 0 ? <p>{words.noneNow}</p> : <NoticeList notices={running} />}
        </Section>
        {past.length === 0 ? null : (
          <Section id="past" title={words.past}>
            <NoticeList notices={past} />
          </Section>
        )}
      </div>
    </PageDocument>
  );
}
