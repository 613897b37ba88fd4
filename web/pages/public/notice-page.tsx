import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { NoticeView } from '../../../contract/public-views.ts';
import { CitationList } from '../../ui/citation-list/citation-list.tsx';
import { Rows } from '../../ui/facts/rows.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { PeriodBar } from '../../ui/period-bar/period-bar.tsx';

/** `GET /notices/<id>`: what is announced (already masked), the period, objections with their answers. */
export function noticePage(frame: PageFrame, view: NoticeView): string {
  return drawPage(frame, () => <NoticePage frame={frame} view={view} />);
}

function NoticePage(props: { readonly frame: PageFrame; readonly view: NoticeView }): ReactElement {
  const { words } = useSpeech();
  const { noticePage: text } = words;
  const { frame, view } = props;
  const bar = view.open ? [{ href: objectionPath(view), label: text.object }] : undefined;
  return (
    <PageDocument
      frame={frame}
      parts={{
        // The share card in a group chat shows the title alone.
        title: `${view.title} · ${view.itemName}`,
        description: `${view.unitName} · ${view.itemName}`,
        crumb: [{ href: '/notices', label: words.frame.notices }],
        ...(bar === undefined ? {} : { bar }),
      }}
    >
      <div className="narrow">
        <div className="head">
          <h1>{view.title}</h1>
          <PeriodBar notice={view} />
        </div>
        {view.held ? (
          <NoticeBar tone="warn">
            <p>{text.held}</p>
          </NoticeBar>
        ) : null}
        <Content view={view} />
        {view.open ? <ObjectHere view={view} /> : <p className="sub">{text.over}</p>}
        <Objections objections={view.objections} />
        {view.basis.length === 0 ? null : (
          <Section id="basis" title={text.basis}>
            <CitationList citations={view.basis} />
          </Section>
        )}
        {view.never.length === 0 ? null : (
          <Section id="never" title={text.never}>
            <p>{view.never.join('、')}</p>
          </Section>
        )}
        <p>
          <a className="tap" href={`/i/${encodeURIComponent(view.itemCode)}`}>
            {text.itemLink(view.itemName)}
          </a>
        </p>
      </div>
    </PageDocument>
  );
}

function Content(props: { readonly view: NoticeView }): ReactElement {
  const { noticePage: text } = useSpeech().words;
  const { view } = props;
  const rows = [...view.rows, { label: text.unit, value: view.unitName }, { label: text.postedBy, value: view.postedBy }];
  const result = view.result === null ? [] : [{ label: text.result, value: view.result }];
  return (
    <Section id="what" title={text.what} hint={text.masked}>
      <div className="box">
        <Rows rows={[...rows, ...result]} />
      </div>
    </Section>
  );
}

function ObjectHere(props: { readonly view: NoticeView }): ReactElement {
  const { noticePage: text } = useSpeech().words;
  return (
    <div className="deskact screen">
      <a className="btn p" href={objectionPath(props.view)}>
        {text.object}
      </a>
      <p className="sub">{text.objectHint}</p>
    </div>
  );
}

function Objections(props: { readonly objections: NoticeView['objections'] }): ReactElement | null {
  const { words, dates } = useSpeech();
  const { noticePage: text } = words;
  if (props.objections.length === 0) return null;
  return (
    <Section id="objections" title={text.objections}>
      <ul className="list">
        {props.objections.map((objection, index) => (
          <li key={index}>
            <b>{text.state[objection.state]}</b> <span className="sub">{text.raisedOn(dates.day(objection.raisedOn))}</span>
            {objection.answer === null ? null : (
              <p>
                {text.answer}
                {objection.answer}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function objectionPath(view: NoticeView): string {
  return `/notices/${encodeURIComponent(view.id)}/objection`;
}
