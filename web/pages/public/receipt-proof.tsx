import type { ReactElement } from 'react';
import type { ReceiptStateView } from '../../../contract/public-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { Section } from '../../ui/page-frame/section.tsx';

/**
 * Whether the receipt stands in the ledger, and how to check that without trusting us.
 * The island web/islands/verify-receipt.ts reads the `data-` values and writes its result into `#receipt-result`; without scripts the download and the command remain.
 */
export function ReceiptProof(props: {
  readonly receipt: ReceiptStateView;
  readonly secretPath: string;
  readonly siteUrl: string;
}): ReactElement {
  const { progress: text } = useSpeech().words;
  const { receipt } = props;
  return (
    <Section id="proof" title={text.proof}>
      <div className="box">
        <p>{receipt.index === null || receipt.treeSize === null ? text.recorded : text.entered(receipt.index, receipt.treeSize)}</p>
        {receipt.proof === null ? null : <Proof {...props} proof={receipt.proof} />}
        <p className="sub">
          {text.entryHash}
          <span className="hash">{receipt.entryHash}</span>
        </p>
      </div>
    </Section>
  );
}

function Proof(props: {
  readonly receipt: ReceiptStateView;
  readonly proof: string;
  readonly secretPath: string;
  readonly siteUrl: string;
}): ReactElement {
  const { progress: text } = useSpeech().words;
  const { receipt } = props;
  const data = {
    'data-proof': props.proof,
    'data-entry': receipt.entryBase64,
    'data-key': receipt.logKey,
    'data-doing': text.verifying,
    'data-good': text.verifyOk,
    // The island puts the reason where the mark stands.
    'data-bad': text.verifyBad('%'),
    'data-reasons': JSON.stringify(text.verifyReasons),
  };
  return (
    <>
      <p>
        <output id="receipt-result" {...data} />
      </p>
      <p>
        <a className="tap" href={`${props.secretPath}/receipt.tlog-proof`} download>
          {text.download}
        </a>
      </p>
      <p className="sub">
        {text.command}
        <br />
        <code>mingquan verify {props.siteUrl}</code>
      </p>
    </>
  );
}
