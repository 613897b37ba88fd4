import type { ReactElement } from 'react';
import { longestObjection } from '../../../contract/longest-texts.ts';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { EnterObjectionView } from '../../../contract/work-views.ts';
import { LongTextField, RadioField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { drawPage } from '../draw-page.tsx';
import { FormPage } from '../form-page.tsx';
import { ReceiptSlip } from '../../ui/receipt-slip/receipt-slip.tsx';

/** Longest objection, in characters. */

type EnterProps = { readonly frame: PageFrame; readonly view: EnterObjectionView };

/**
 * `GET /work/notices/<id>/objection`: an objection given on paper or by phone is written, read back to the person, and only then sent.
 * Fields `channel` (paper, phone) and `objection`; the button `stage` names the stage that is finished (`write`, `read-back`), or `correct` to change the text.
 */
export function enterObjectionPage(frame: PageFrame, view: EnterObjectionView): string {
  return drawPage(frame, () => <EnterObjectionPage frame={frame} view={view} />);
}

function EnterObjectionPage(props: EnterProps): ReactElement {
  const { enter: text } = useSpeech().words.work;
  const { frame, view } = props;
  const titles = { write: text.title, 'read-back': text.readBack, done: text.done };
  return (
    <FormPage frame={frame} parts={{ title: titles[view.stage] }} lead={<p className="meta">{view.notice.title}</p>} form={view.form}>
      <Stage frame={frame} view={view} />
    </FormPage>
  );
}

function Stage(props: EnterProps): ReactElement | null {
  switch (props.view.stage) {
    case 'write':
      return <Write {...props} />;
    case 'read-back':
      return <ReadBack {...props} />;
    case 'done':
      return <Done view={props.view} />;
  }
}

function Write(props: EnterProps): ReactElement {
  const { enter: text } = useSpeech().words.work;
  const { frame, view } = props;
  const { form } = view;
  const channels = [
    { id: 'paper', label: text.paper },
    { id: 'phone', label: text.phone },
  ];
  return (
    <form method="post" action={actionOf(view)} noValidate>
      <HiddenFields frame={frame} idempotencyKey={form.idempotencyKey} />
      <RadioField name="channel" label={text.channel} purpose={text.channelPurpose} form={form} choices={channels} />
      <LongTextField
        name="objection"
        label={text.text}
        hint={text.textHint}
        purpose={text.textPurpose}
        disclosure="restricted"
        form={form}
        maxLength={longestObjection}
      />
      <button className="btn p" type="submit" name="stage" value="write">
        {text.toReadBack}
      </button>
    </form>
  );
}

function ReadBack(props: EnterProps): ReactElement {
  const { enter: text } = useSpeech().words.work;
  const { frame, view } = props;
  const said = view.form.values['objection'] ?? '';
  return (
    <form method="post" action={actionOf(view)}>
      <HiddenFields frame={frame} idempotencyKey={view.form.idempotencyKey} />
      <input type="hidden" name="channel" value={view.form.values['channel'] ?? ''} />
      <input type="hidden" name="objection" value={said} />
      <p>{text.readBackHelp}</p>
      <blockquote className="box lead">{said}</blockquote>
      <button className="btn p" type="submit" name="stage" value="read-back">
        {text.agree}
      </button>
      <button className="btn" type="submit" name="stage" value="correct">
        {text.change}
      </button>
    </form>
  );
}

function Done(props: { readonly view: EnterObjectionView }): ReactElement {
  const { words } = useSpeech();
  const { enter: text, receipt: slip } = words.work;
  const { receipt, notice } = props.view;
  return (
    <>
      <p>{text.doneHelp}</p>
      {receipt === null ? null : (
        <ReceiptSlip
          qr={receipt.qr}
          qrLabel={words.qr.receipt}
          numberLabel={slip.number}
          number={receipt.number}
          secretLabel={words.objection.receiptSecret}
          secret={receipt.secret}
        >
          <p>{notice.title}</p>
        </ReceiptSlip>
      )}
      <a className="btn p" href="/work">
        {slip.toDo}
      </a>
    </>
  );
}

function actionOf(view: EnterObjectionView): string {
  return `/work/notices/${encodeURIComponent(view.notice.id)}/objection`;
}
