import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { ReceiptView } from '../../../contract/work-views.ts';
import { Rows } from '../../ui/facts/rows.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { ReceiptSlip } from '../../ui/receipt-slip/receipt-slip.tsx';
import { casePath } from './case-path.ts';

/** `GET /work/cases/<id>/receipt`: the slip for the applicant; the secret is shown this once. Prints as one slip. */
export function receiptPage(frame: PageFrame, view: ReceiptView): string {
  return drawPage(frame, () => <ReceiptPage frame={frame} view={view} />);
}

function ReceiptPage(props: { readonly frame: PageFrame; readonly view: ReceiptView }): ReactElement {
  const { words, dates } = useSpeech();
  const { receipt: text } = words.work;
  const { frame, view } = props;
  const rows = [
    { label: text.item, value: `${view.itemName} · ${view.title}` },
    { label: text.openedOn, value: dates.date(view.openedOn) },
    { label: text.next, value: view.nextStep },
    { label: text.complain, value: view.complain },
  ];
  return (
    <PageDocument frame={frame} parts={{ title: text.title }}>
      <div className="narrow">
        <div className="head">
          <h1>{text.title}</h1>
          <p className="lead">{text.lead}</p>
        </div>
        <div className="screen">
          <NoticeBar tone="warn">
            <p>
              <b>{text.once}</b>
            </p>
          </NoticeBar>
        </div>
        <ReceiptSlip
          qr={view.qr}
          qrLabel={words.qr.receipt}
          numberLabel={text.number}
          number={view.number}
          secretLabel={text.secret}
          secret={view.secret}
        >
          <Rows rows={rows} />
        </ReceiptSlip>
        <div className="screen">
          <a className="btn p" href={casePath(view.caseId)}>
            {text.toCase}
          </a>
          <a className="btn" href="/work">
            {text.toDo}
          </a>
        </div>
      </div>
    </PageDocument>
  );
}
