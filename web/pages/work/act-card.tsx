import type { ReactElement } from 'react';
import type { FormState, PageFrame } from '../../../contract/page-frame.ts';
import type { ActView, CaseView } from '../../../contract/work-views.ts';
import { FormProblems } from '../../ui/error-summary/error-summary.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { StepField } from '../../ui/form-field/step-field.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { RefusalBox } from '../../ui/refusal-box/refusal-box.tsx';
import { RiskTag, riskClass } from '../../ui/risk-tag/risk-tag.tsx';
import { casePath } from './case-path.ts';
import { DueLine } from '../../ui/due-line/due-line.tsx';
import { MeetingFields, RecordedTally } from './meeting-fields.tsx';

/** What a card of an act needs: the page, the case, the act. */
export type ActProps = { readonly frame: PageFrame; readonly view: CaseView; readonly act: ActView };

/** A current step: due day, signatures, control questions, fields and one button per outcome; or the reason why not. */
export function ActCard(props: ActProps): ReactElement {
  const { case: text } = useSpeech().words.work;
  const { act } = props;
  return (
    <article className={act.refusal === null ? 'act' : 'act off'} id={`act-${act.node}`}>
      <p className="kind">
        {text.kind[act.kind]}
        {act.plainName === act.name ? '' : ` · ${act.name}`}
      </p>
      <h3>{act.plainName}</h3>
      <DueLine due={act} certain={act.dueCertain} />
      <Signatures act={act} />
      {act.refusal === null ? <ActForm {...props} /> : <RefusalBox refusal={act.refusal} soft />}
    </article>
  );
}

function Signatures(props: { readonly act: ActView }): ReactElement | null {
  const { case: text } = useSpeech().words.work;
  const { signed, needed, signers } = props.act;
  if (needed < 2) return null;
  return (
    <p>
      <b>{text.signed(signed, needed)}</b>
      {signers.length === 0 ? null : <small>{text.signers(signers.join(text.join))}</small>}
    </p>
  );
}

function ActForm(props: ActProps): ReactElement {
  const { case: text } = useSpeech().words.work;
  const { frame, view, act } = props;
  const form = formOf(view, act);
  const showsFields = act.kind !== 'confirm-vote';
  return (
    <form method="post" action={actionOf(view, act)} noValidate>
      <HiddenFields frame={frame} idempotencyKey={form.idempotencyKey} version={view.version} />
      <FormProblems form={form} scope={act.node} />
      <ControlQuestions act={act} />
      {act.kind === 'vote' ? <MeetingFields act={act} form={form} /> : null}
      {act.kind === 'confirm-vote' ? <RecordedTally act={act} /> : null}
      {showsFields ? act.fields.map((field) => <StepField key={field.id} field={field} form={form} scope={act.node} />) : null}
      {act.postedIn.length === 0 ? null : <p className="sub">{text.posted(act.postedIn.join(text.join))}</p>}
      <OutcomeButtons act={act} />
    </form>
  );
}

/** The published risks and prohibitions of the step: they are the questions to ask before acting. */
function ControlQuestions(props: { readonly act: ActView }): ReactElement | null {
  const { case: text } = useSpeech().words.work;
  const { risks, forbidden } = props.act;
  const alreadySaid = new Set(risks.flatMap((risk) => risk.forbidden));
  const never = [...alreadySaid, ...forbidden.filter((entry) => !alreadySaid.has(entry))];
  if (risks.length === 0 && never.length === 0) return null;
  return (
    <div className="ask">
      <b>{text.ask}</b>
      <ul>
        {risks.map((risk, index) => (
          <li key={index} className={riskClass(risk.level)}>
            <RiskTag level={risk.level} />
            {risk.what}
            <small>{risk.prevention}</small>
          </li>
        ))}
        {never.map((entry) => (
          <li key={entry} className="no">
            <b>{text.askForbidden}</b>
            {entry}
          </li>
        ))}
      </ul>
    </div>
  );
}

function OutcomeButtons(props: { readonly act: ActView }): ReactElement {
  const { case: text } = useSpeech().words.work;
  const { act } = props;
  if (act.kind === 'vote' || act.kind === 'confirm-vote') {
    return (
      <button className="btn p" type="submit">
        {act.kind === 'vote' ? text.record : text.confirm}
      </button>
    );
  }
  return (
    <>
      {act.outcomes.map((outcome) => (
        <button key={outcome.id} className="btn p" type="submit" name="outcome" value={outcome.id}>
          {act.outcomes.length === 1 && outcome.label === '' ? text.one : outcome.label}
        </button>
      ))}
    </>
  );
}

/** The form given back belongs to one act; the others start empty. */
function formOf(view: CaseView, act: ActView): FormState {
  return view.formNode === act.node ? view.form : { idempotencyKey: view.form.idempotencyKey, values: {}, errors: [], refusal: null };
}

function actionOf(view: CaseView, act: ActView): string {
  const node = encodeURIComponent(act.node);
  const path = casePath(view.id);
  switch (act.kind) {
    case 'task':
      return `${path}/steps/${node}`;
    case 'vote':
      return `${path}/meetings/${node}`;
    case 'confirm-vote':
      return `${path}/meetings/${node}/confirm`;
    case 'external':
      return `${path}/external/${node}`;
    case 'objection':
      return `${path}/objections/${node}`;
  }
}
