import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { LedgerView } from '../../../contract/public-views.ts';
import { Rows } from '../../ui/facts/rows.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { Section } from '../../ui/page-frame/section.tsx';

/** `GET /ledger`: what the book is, its head, and how anyone checks it. */
export function ledgerPage(frame: PageFrame, view: LedgerView): string {
  return drawPage(frame, () => <LedgerPage frame={frame} view={view} />);
}

function LedgerPage(props: { readonly frame: PageFrame; readonly view: LedgerView }): ReactElement {
  const { words, dates } = useSpeech();
  const { ledger: text } = words;
  const { frame, view } = props;
  const rows = [
    { label: text.origin, value: view.origin },
    { label: text.size, value: text.entries(view.size) },
    { label: text.waiting, value: text.entries(view.waiting) },
    { label: text.signedAt, value: view.signedAt === null ? text.never : dates.time(view.signedAt) },
    { label: text.root, value: view.root },
    { label: text.key, value: view.key },
  ];
  return (
    <PageDocument frame={frame} parts={{ title: text.title, description: text.description, crumb: [] }}>
      <div className="narrow">
        <div className="head">
          <h1>{text.title}</h1>
          <p className="lead">{text.lead}</p>
        </div>
        {view.lateSince === null ? null : <p className="box">{text.late(dates.time(view.lateSince))}</p>}
        <div className="box">
          <Rows rows={rows} />
        </div>
        <p>{text.noPerson}</p>
        <Section id="how" title={text.how}>
          <p>{text.howText}</p>
          <p className="box">
            <code>mingquan verify {frame.siteUrl}</code>
          </p>
          <p>
            <a className="tap" href="/checkpoint">
              {text.checkpoint}
            </a>{' '}
            <a className="tap" href="/log.vkey">
              {text.keyFile}
            </a>
          </p>
        </Section>
      </div>
    </PageDocument>
  );
}
