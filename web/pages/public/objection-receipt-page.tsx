import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { ObjectionReceiptView } from '../../../contract/public-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { ReceiptSlip } from '../../ui/receipt-slip/receipt-slip.tsx';

/** After `POST /notices/<id>/objection`: number, secret, QR code, and when the answer is due. */
export function objectionReceiptPage(frame: PageFrame, view: ObjectionReceiptView): string {
  return drawPage(frame, () => <ObjectionReceiptPage frame={frame} view={view} />);
}

function ObjectionReceiptPage(props: { readonly frame: PageFrame; readonly view: ObjectionReceiptView }): ReactElement {
  const { words, dates } = useSpeech();
  const { objection: text } = words;
  const { frame, view } = props;
  const noticePath = `/notices/${encodeURIComponent(view.notice.id)}`;
  return (
    <PageDocument frame={frame} parts={{ title: text.receiptTitle, crumb: [{ href: noticePath, label: view.notice.title }] }}>
      <div className="narrow">
        <div className="head">
          <h1>{text.receiptTitle}</h1>
          <p className="lead">{text.receiptLead}</p>
        </div>
        <ReceiptSlip
          qr={view.qr}
          qrLabel={words.qr.receipt}
          numberLabel={words.work.receipt.number}
          number={view.number}
          secretLabel={text.receiptSecret}
          secret={view.secret}
        >
          <p>{view.notice.title}</p>
          {view.answerDueDay === null ? null : <p>{text.answerBy(dates.day(view.answerDueDay))}</p>}
        </ReceiptSlip>
        <a className="btn p" href={noticePath}>
          {text.back}
        </a>
        <a className="btn" href={`/r/${encodeURIComponent(view.number)}/${encodeURIComponent(view.secret)}`}>
          {text.see}
        </a>
      </div>
    </PageDocument>
  );
}
