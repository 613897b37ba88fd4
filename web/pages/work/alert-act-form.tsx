import type { ReactElement } from 'react';
import type { AlertView } from '../../../contract/alert-views.ts';
import type { FormState, PageFrame } from '../../../contract/page-frame.ts';
import type { PersonVerb } from '../../../core/supervision/alert/command.ts';
import { FormProblems } from '../../ui/error-summary/error-summary.tsx';
import { LongTextField, RadioField, SelectField, TextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { alertPath } from './alert-card.tsx';

type Props = { readonly frame: PageFrame; readonly view: AlertView; readonly verb: PersonVerb };

/** The form of one act, whole without scripts. What moves nothing is folded away. */
export function AlertActForm(props: Props): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { view, verb } = props;
  const isQuiet = verb === 'open-personal-data' || verb === 'send-back' || verb === 'hand-over-lead';
  if (!isQuiet) {
    return (
      <article className="act" id={`act-${verb}`}>
        <h3>{text.act[verb]}</h3>
        <ActBody {...props} />
      </article>
    );
  }
  return (
    <details className="fold" id={`act-${verb}`} open={view.formVerb === verb}>
      <summary>{text.act[verb]}</summary>
      <div className="in">
        <ActBody {...props} />
      </div>
    </details>
  );
}

function ActBody(props: Props): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { frame, view, verb } = props;
  const form = formOf(view, verb);
  return (
    <form method="post" action={`${alertPath(view.id)}/${verb}`} noValidate>
      <HiddenFields frame={frame} idempotencyKey={form.idempotencyKey} version={view.version} />
      <FormProblems form={form} scope={verb} />
      <p className="sub">{text.actHelp[verb]}</p>
      <ActFields view={view} verb={verb} form={form} />
      <LongTextField
        name="text"
        label={verb === 'open-personal-data' ? text.reason : text.text}
        purpose={text.textPurpose}
        maxLength={2000}
        form={form}
        scope={verb}
      />
      <button className="btn p" type="submit">
        {text.button[verb]}
      </button>
    </form>
  );
}

/** A form given back belongs to one act; the others start empty. */
function formOf(view: AlertView, verb: PersonVerb): FormState {
  return view.formVerb === verb ? view.form : { idempotencyKey: view.form.idempotencyKey, values: {}, errors: [], refusal: null };
}

type FieldsProps = { readonly view: AlertView; readonly verb: PersonVerb; readonly form: FormState };

function ActFields(props: FieldsProps): ReactElement | null {
  const { alerts: text } = useSpeech().words;
  const { view, verb, form } = props;
  const common = { form, scope: verb, purpose: text.decidePurpose };
  switch (verb) {
    case 'answer-self-check':
      return (
        <>
          <RadioField name="answer" label={text.answer} choices={choicesOf(text.answers)} {...common} />
          <Lawful reasons={view.lawful} />
        </>
      );
    case 'make-finding':
      return (
        <>
          <RadioField name="finding" label={text.finding} choices={choicesOf(text.findings)} {...common} />
          <TextField name="days" label={text.days} hint={text.daysHint} inputMode="numeric" required={false} {...common} />
        </>
      );
    case 'settle-finding':
      return (
        <>
          {view.finding === null ? null : (
            <div className="ask">
              <b>{text.firstFound(view.finding.by, text.outcome[view.finding.outcome])}</b>
              <p>{view.finding.text}</p>
            </div>
          )}
          <RadioField name="agree" label={text.agree} choices={choicesOf(text.agrees)} {...common} />
        </>
      );
    case 'check-fix':
      return <CheckFields {...props} />;
    case 'look-back':
      return <RadioField name="holds" label={text.holds} choices={choicesOf(text.hold)} {...common} />;
    case 'give-statement':
    case 'send-back':
    case 'report-fix':
    case 'open-personal-data':
    case 'hand-over-lead':
      return null;
  }
}

function CheckFields({ view, verb, form }: FieldsProps): ReactElement {
  const { alerts: text } = useSpeech().words;
  const common = { form, scope: verb, purpose: text.decidePurpose };
  const { items, chosen, steps } = view.places;
  const name = items.find((item) => item.id === chosen)?.label;
  return (
    <>
      <RadioField name="passed" label={text.passed} choices={choicesOf(text.passes)} {...common} />
      <p className="sub">{text.onlyWhenFixed}</p>
      <SelectField name="cause" label={text.cause} choices={choicesOf(text.causes)} required={false} {...common} />
      <p className="sub">{name === undefined ? text.placeItems : text.placeOf(name)}</p>
      <p className="chips">
        {items.map((item) => (
          <a key={item.id} href={`${alertPath(view.id)}?item=${encodeURIComponent(item.id)}#act-check-fix`}>
            {item.label}
          </a>
        ))}
      </p>
      <SelectField
        name="place"
        label={text.place}
        choices={[...steps, { id: 'uncharted', label: text.uncharted }]}
        required={false}
        {...common}
      />
    </>
  );
}

function Lawful(props: { readonly reasons: readonly string[] }): ReactElement | null {
  const { alerts: text } = useSpeech().words;
  if (props.reasons.length === 0) return null;
  return (
    <div className="ask">
      <b>{text.lawful}</b>
      <ul>
        {props.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

function choicesOf(words: Readonly<Record<string, string>>): readonly { readonly id: string; readonly label: string }[] {
  return Object.entries(words).map(([id, label]) => ({ id, label }));
}
