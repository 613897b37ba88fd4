import type { ReactElement, ReactNode } from 'react';
import type { FormState } from '../../../contract/page-frame.ts';
import type { FieldView } from '../../../contract/work-views.ts';
import { useSpeech } from '../messages/speech.tsx';
import { fieldId } from './field-id.ts';

/** What a control needs to be drawn. `name` is also the key in `form.values` and `form.errors`. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | null;
  /** Why the datum is asked for (Personal Information Protection Law art. 6). */
  readonly purpose: string;
  readonly disclosure?: FieldView['disclosure'];
  readonly required?: boolean;
  readonly form: FormState;
  readonly scope?: string;
};

type ControlAttributes = {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid'?: true;
  readonly defaultValue: string;
};

/** Label, hint, purpose, error and control of one field; a group of options gets a legend instead of a label. */
export function Field(
  props: FieldProps & { readonly group?: boolean; readonly children: (control: ControlAttributes) => ReactNode },
): ReactElement {
  const { form: words } = useSpeech().words;
  const id = fieldId(props.name, props.scope ?? '');
  const error = props.form.errors.find((entry) => entry.field === props.name);
  const required = props.required ?? true;
  const title = required ? props.label : `${props.label}${words.optional}`;
  const purpose =
    props.disclosure === undefined
      ? words.purpose(props.purpose)
      : `${words.purpose(props.purpose)} · ${words.disclosure[props.disclosure]}`;
  const control = props.children({
    id,
    name: props.name,
    required,
    'aria-describedby': `${id}-help`,
    ...(error === undefined ? {} : { 'aria-invalid': true as const }),
    defaultValue: props.form.values[props.name] ?? '',
  });
  const help = (
    <span id={`${id}-help`}>
      {props.hint === undefined || props.hint === null ? null : <small>{props.hint}</small>}
      <small>{purpose}</small>
      {error === undefined ? null : <span className="err">{words.fieldError(error.cause, error.cure)}</span>}
    </span>
  );
  const className = error === undefined ? 'field' : 'field bad';
  if (props.group === true) {
    return (
      <fieldset className={className} aria-describedby={`${id}-help`}>
        <legend>{title}</legend>
        {help}
        {control}
      </fieldset>
    );
  }
  return (
    <div className={className}>
      <label htmlFor={id}>{title}</label>
      {help}
      {control}
    </div>
  );
}

/** One choice out of few: radio buttons with the whole line as target. The first carries the field's id, so that errors can point to it. */
export function RadioField(
  props: FieldProps & { readonly choices: readonly { readonly id: string; readonly label: string }[] },
): ReactElement {
  return (
    <Field {...props} group>
      {(control) =>
        props.choices.map((choice, index) => (
          <label key={choice.id} className="opt">
            <input
              type="radio"
              id={index === 0 ? control.id : `${control.id}-${index}`}
              name={control.name}
              value={choice.id}
              required={control.required}
              defaultChecked={control.defaultValue === choice.id}
            />
            <span>{choice.label}</span>
          </label>
        ))
      }
    </Field>
  );
}

/** One line of text. */
export function TextField(
  props: FieldProps & {
    readonly type?: 'text' | 'tel' | 'password' | 'date' | 'search';
    readonly inputMode?: 'numeric' | 'decimal' | 'text';
    readonly maxLength?: number;
    readonly autoComplete?: string;
  },
): ReactElement {
  return (
    <Field {...props}>
      {(control) => (
        <input
          {...control}
          // A password is never written back into the page.
          defaultValue={props.type === 'password' ? '' : control.defaultValue}
          type={props.type ?? 'text'}
          inputMode={props.inputMode}
          maxLength={props.maxLength}
          autoComplete={props.autoComplete ?? 'off'}
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function LongTextField(props: FieldProps & { readonly maxLength: number }): ReactElement {
  return <Field {...props}>{(control) => <textarea {...control} rows={4} maxLength={props.maxLength} />}</Field>;
}

/** A choice out of many: the browser's own list. */
export function SelectField(
  props: FieldProps & { readonly choices: readonly { readonly id: string; readonly label: string }[] },
): ReactElement {
  const { form: words } = useSpeech().words;
  return (
    <Field {...props}>
      {(control) => (
        <select {...control}>
          <option value="">{words.choose}</option>
          {props.choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
