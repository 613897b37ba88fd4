import type { ReactElement } from 'react';
import type { FormState, PageFrame } from '../../../contract/page-frame.ts';
import type { CaseView, ObjectionView } from '../../../contract/work-views.ts';
import { FormProblems } from '../../ui/error-summary/error-summary.tsx';
import { LongTextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { RefusalBox } from '../../ui/refusal-box/refusal-box.tsx';
import { casePath } from './case-path.ts';

/** Longest public answer to an objection, in characters. */
const longestAnswer = 500;

type ObjectionProps = { readonly frame: PageFrame; readonly view: CaseView };

/** Objections against the case's notice, with the form to answer or the reason why this official may not. */
export function CaseObjections(props: ObjectionProps): ReactElement | null {
  const { case: text } = useSpeech().words.work;
  const { view } = props;
  if (view.objections.length === 0) return null;
  return (
    <Section id="objections" title={text.objections}>
      {view.objections.map((objection) => (
        <Objection key={objection.id} {...props} objection={objection} />
      ))}
    </Section>
  );
}

function Objection(props: ObjectionProps & { readonly objection: ObjectionView }): ReactElement {
  const { words, dates } = useSpeech();
  const { due } = words;
  const { case: text } = words.work;
  const { objection } = props;
  const open = objection.state === 'open';
  return (
    <article className={open && objection.refusal === null ? 'act' : 'act off'} id={`objection-${objection.id}`}>
      <p className="kind">
        {dates.day(objection.raisedOn)} · {text.channel[objection.channel]} · {words.noticePage.state[objection.state]}
        {open && objection.dueDay !== null ? ` · ${due.by(dates.day(objection.dueDay))}` : ''}
      </p>
      <p>{objection.text}</p>
      {objection.answer === null ? null : (
        <p>
          <b>{words.noticePage.answer}</b>
          {objection.answer}
        </p>
      )}
      {open ? objection.refusal === null ? <AnswerForm {...props} /> : <RefusalBox refusal={objection.refusal} soft /> : null}
    </article>
  );
}

function AnswerForm(props: ObjectionProps & { readonly objection: ObjectionView }): ReactElement {
  const { case: text } = useSpeech().words.work;
  const { frame, view, objection } = props;
  const form: FormState =
    view.formNode === objection.id ? view.form : { idempotencyKey: view.form.idempotencyKey, values: {}, errors: [], refusal: null };
  return (
    <form method="post" action={`${casePath(view.id)}/objections/${encodeURIComponent(objection.id)}`} noValidate>
      <HiddenFields frame={frame} idempotencyKey={form.idempotencyKey} version={view.version} />
      <FormProblems form={form} scope={objection.id} />
      <LongTextField
        name="answer"
        label={text.answer}
        hint={text.answerHint}
        purpose={text.answerPurpose}
        disclosure="public"
        form={form}
        scope={objection.id}
        maxLength={longestAnswer}
      />
      {objection.closed === null ? null : <RefusalBox refusal={objection.closed} soft />}
      {objection.answers.map((answer) => (
        <button key={answer} className="btn p" type="submit" name="outcome" value={answer}>
          {answer === 'upheld' ? text.upheld : text.notUpheld}
        </button>
      ))}
    </form>
  );
}
