import { exampleQr } from '../qr-code/examples.tsx';
import { ReceiptSlip } from './receipt-slip.tsx';

/** Drawn by the component tests. */
export const examples = {
  slip: (
    <ReceiptSlip qr={exampleQr} qrLabel="回执的二维码" numberLabel="回执号" number="3821-0946-KM" secretLabel="密码" secret="k7mq-2vht">
      <p>低保申请</p>
    </ReceiptSlip>
  ),
};
