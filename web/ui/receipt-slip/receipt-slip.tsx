import type { ReactElement, ReactNode } from 'react';
import type { QrView } from '../../../contract/public-views.ts';
import { QrCode } from '../qr-code/qr-code.tsx';

/** A slip to hand over: QR code, number to read out, secret, and what belongs to it. */
export function ReceiptSlip(props: {
  readonly qr: QrView;
  readonly qrLabel: string;
  readonly numberLabel: string;
  readonly number: string;
  readonly secretLabel: string;
  readonly secret: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <div className="slip">
      <div className="qr">
        <QrCode qr={props.qr} label={props.qrLabel} />
      </div>
      <p className="sub">{props.numberLabel}</p>
      <p className="big">{props.number}</p>
      <p className="sub">{props.secretLabel}</p>
      <p>
        <code>{props.secret}</code>
      </p>
      {props.children}
    </div>
  );
}
