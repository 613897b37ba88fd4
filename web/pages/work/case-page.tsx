import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { CaseView } from '../../../contract/work-views.ts';
import { Rows } from '../../ui/facts/rows.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';
import { NoticeList } from '../../ui/notice-card/notice-card.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { ProgressList } from '../../ui/progress-list/progress-list.tsx';
import { ActCard } from './act-card.tsx';
import { CaseObjections } from './case-objections.tsx';
import { casePath } from './case-path.ts';
import { GivenBack } from './given-back.tsx';

/** `GET /work/cases/<id>`: what to do now, why not, and everything that happened. The acts come first: the page is for a phone. */
export function casePage(frame: PageFrame, view: CaseView): string {
  return drawPage(frame, () => <CasePage frame={frame} view={view} />);
}

function CasePage(props: { readonly frame: PageFrame; readonly view: CaseView }): ReactElement {
  const { words } = useSpeech();
  const { case: text } = words.work;
  const { frame, view } = props;
  return (
    <PageDocument frame={frame} parts={{ title: view.title, hasErrors: view.form.errors.length > 0 }}>
      <div className="head">
        <h1>{view.title}</h1>
        <p className="meta">
          <a href={`/i/${encodeURIComponent(view.itemCode)}?v=${view.versionNumber}`}>{view.itemName}</a> ·{' '}
          {text.version(view.versionNumber)} · <span className="nw">{text.number(view.number)}</span> · {view.unitName}
        </p>
      </div>
      <StateBar view={view} />
      <div className="cols">
        <div>
          <GivenBack view={view} />
          <Acts frame={frame} view={view} />
          <CaseObjections frame={frame} view={view} />
          <CaseNotice view={view} />
          <Section id="fields" title={text.fields}>
            <div className="box">
              <Rows
                rows={view.fields.map((field) => ({
                  label: field.label,
                  value: field.value,
                  note: words.form.disclosure[field.disclosure],
                }))}
              />
            </div>
          </Section>
          <History view={view} />
        </div>
        <aside aria-label={text.steps}>
          <Steps view={view} />
          <Recusal frame={frame} view={view} />
        </aside>
      </div>
    </PageDocument>
  );
}

function StateBar(props: { readonly view: CaseView }): ReactElement | null {
  const { case: text } = useSpeech().words.work;
  const { state, outcome } = props.view;
  switch (state) {
    case 'running':
      return null;
    case 'held':
      return (
        <NoticeBar tone="warn">
          <p>{text.state.held}</p>
        </NoticeBar>
      );
    case 'ended':
      return (
        <NoticeBar tone="good">
          <p>
            <b>{text.state.ended}</b>
          </p>
          {outcome === null ? null : <p>{text.outcome(outcome)}</p>}
        </NoticeBar>
      );
  }
}

function Acts(props: { readonly frame: PageFrame; readonly view: CaseView }): ReactElement | null {
  const { case: text } = useSpeech().words.work;
  const { view } = props;
  if (view.state === 'ended') return null;
  return (
    <section aria-labelledby="h-acts" id="acts" className="first">
      <h2 id="h-acts" className="sec-h">
        {text.acts}
      </h2>
      {view.acts.length === 0 ? <p>{text.noActs}</p> : null}
      {view.acts.map((act) => (
        <ActCard key={`${act.node} ${act.kind}`} frame={props.frame} view={view} act={act} />
      ))}
    </section>
  );
}

function CaseNotice(props: { readonly view: CaseView }): ReactElement | null {
  const { case: text } = useSpeech().words.work;
  const { notice } = props.view;
  if (notice === null) return null;
  return (
    <Section id="notice" title={text.notice}>
      <NoticeList notices={[notice]} />
      {notice.open ? (
        <p>
          <a className="tap" href={`/work/notices/${encodeURIComponent(notice.id)}/objection`}>
            {text.enterObjection}
          </a>
        </p>
      ) : null}
    </Section>
  );
}

function Steps(props: { readonly view: CaseView }): ReactElement {
  const { words, dates } = useSpeech();
  return (
    <section aria-labelledby="h-steps" className="first">
      <h2 id="h-steps" className="sec-h">
        {words.work.case.steps}
      </h2>
      <ProgressList
        lines={props.view.steps.map((step) => ({
          plainName: step.plainName,
          state: step.state,
          notes: [step.day === null ? null : dates.day(step.day), step.by, step.outcome].filter((note) => note !== null),
        }))}
      />
    </section>
  );
}

function History(props: { readonly view: CaseView }): ReactElement {
  const { words, dates } = useSpeech();
  const { case: text } = words.work;
  return (
    <Section id="history" title={text.history}>
      <ol className="list">
        {props.view.history.map((entry, index) => (
          <li key={index}>
            {entry.what}
            <small>
              {dates.time(entry.at)} · {text.by(entry.by)}
            </small>
            {entry.opinion === null ? null : <small>{text.opinion(entry.opinion)}</small>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Recusal(props: { readonly frame: PageFrame; readonly view: CaseView }): ReactElement {
  const { case: text } = useSpeech().words.work;
  const { frame, view } = props;
  return (
    <>
      {view.recused.length === 0 ? null : (
        <div className="box">
          <h2>{text.recusedNow}</h2>
          <p>{view.recused.join(text.join)}</p>
        </div>
      )}
      {view.canRecuse && view.state !== 'ended' ? (
        <details className="fold">
          <summary>{text.recuse}</summary>
          <div className="in">
            <p>{text.recuseHelp}</p>
            <form method="post" action={`${casePath(view.id)}/recuse`}>
              <HiddenFields frame={frame} idempotencyKey={view.form.idempotencyKey} version={view.version} />
              <button className="btn r" type="submit">
                {text.recuseButton}
              </button>
            </form>
          </div>
        </details>
      ) : null}
    </>
  );
}
