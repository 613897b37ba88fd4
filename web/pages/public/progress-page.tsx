import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { ProgressView } from '../../../contract/public-views.ts';
import { DueLine } from '../../ui/due-line/due-line.tsx';
import { FormProblems } from '../../ui/error-summary/error-summary.tsx';
import { Rows } from '../../ui/facts/rows.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech, type Speech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { ProgressList } from '../../ui/progress-list/progress-list.tsx';
import { ReceiptProof } from './receipt-proof.tsx';

type Detail = NonNullable<ProgressView['detail']>;

/** `GET /r/<number>`: the stage; with the secret also days left, who has it, details, the receipt's proof and withdrawal. */
export function progressPage(frame: PageFrame, view: ProgressView): string {
  return drawPage(frame, () => <ProgressPage frame={frame} view={view} />);
}

function ProgressPage(props: { readonly frame: PageFrame; readonly view: ProgressView }): ReactElement {
  const { progress: text, frame: frameWords } = useSpeech().words;
  const { frame, view } = props;
  return (
    <PageDocument frame={frame} parts={{ title: text.title(view.itemName), crumb: [{ href: '/progress', label: frameWords.progress }] }}>
      <div className="narrow">
        <div className="head">
          <h1>{view.detail === null ? view.itemName : view.detail.title}</h1>
          <p className="meta">{text.number(view.number)}</p>
        </div>
        <Stage view={view} />
        {view.detail === null ? <p>{text.onlyStage}</p> : <Details frame={frame} detail={view.detail} />}
        <p>
          <a className="tap" href={`/i/${encodeURIComponent(view.itemCode)}`}>
            {text.itemLink}
          </a>
        </p>
        <p className="sub">{text.complain}</p>
      </div>
    </PageDocument>
  );
}

function Stage(props: { readonly view: ProgressView }): ReactElement {
  const speech = useSpeech();
  const { progress: text } = speech.words;
  const { view } = props;
  const { detail } = view;
  return (
    <div className="box">
      <p className="sub">
        {text.stage} · {text.state[view.state]}
      </p>
      <p className="big">{view.stage}</p>
      {detail === null ? null : <Left detail={detail} speech={speech} />}
    </div>
  );
}

function Left(props: { readonly detail: Detail; readonly speech: Speech }): ReactElement {
  const { progress: text } = props.speech.words;
  const { dates } = props.speech;
  const { daysLeft, dueCertain, outcome, openedOn } = props.detail;
  const people = props.detail.with;
  return (
    <>
      {daysLeft === null ? null : <DueLine due={props.detail} certain={dueCertain} />}
      {people.length === 0 ? null : (
        <p>
          {text.with}：<b>{people.join('、')}</b>
        </p>
      )}
      {outcome === null ? null : (
        <p>
          {text.outcome}：<b>{outcome}</b>
        </p>
      )}
      <p className="sub">{text.openedOn(dates.day(openedOn))}</p>
    </>
  );
}

function Details(props: { readonly frame: PageFrame; readonly detail: Detail }): ReactElement {
  const { words, dates } = useSpeech();
  const { progress: text } = words;
  const { frame, detail } = props;
  const lines = detail.steps.map((step) => ({
    plainName: step.plainName,
    state: step.state,
    notes: [step.day === null ? null : dates.day(step.day), step.note].filter((note) => note !== null),
  }));
  return (
    <>
      <Section id="steps" title={text.steps}>
        <ProgressList lines={lines} />
      </Section>
      {detail.fields.length === 0 ? null : (
        <Section id="fields" title={text.details}>
          <div className="box">
            <Rows rows={detail.fields} />
          </div>
        </Section>
      )}
      <ReceiptProof receipt={detail.receipt} secretPath={detail.secretPath} siteUrl={frame.siteUrl} />
      {detail.canWithdraw ? <Withdraw frame={frame} detail={detail} /> : null}
    </>
  );
}

function Withdraw(props: { readonly frame: PageFrame; readonly detail: Detail }): ReactElement {
  const { progress: text } = useSpeech().words;
  const { form, secretPath } = props.detail;
  return (
    <>
      <FormProblems form={form} />
      <details className="fold">
        <summary>{text.withdraw}</summary>
        <div className="in">
          <p>{text.withdrawHelp}</p>
          <form method="post" action={`${secretPath}/withdraw`}>
            <HiddenFields frame={props.frame} idempotencyKey={form.idempotencyKey} />
            <button className="btn r" type="submit">
              {text.withdrawButton}
            </button>
          </form>
        </div>
      </details>
    </>
  );
}
