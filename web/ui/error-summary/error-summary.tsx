import type { ReactElement } from 'react';
import type { FieldError, FormState } from '../../../contract/page-frame.ts';
import { fieldId } from '../form-field/field-id.ts';
import { useSpeech } from '../messages/speech.tsx';
import { RefusalBox } from '../refusal-box/refusal-box.tsx';

/** What is wrong with a form given back: the refusal of the whole act, then each field error as a link to its field. */
export function FormProblems(props: { readonly form: FormState; readonly scope?: string }): ReactElement {
  return (
    <>
      {props.form.refusal === null ? null : <RefusalBox refusal={props.form.refusal} headingLevel={2} />}
      <ErrorSummary errors={props.form.errors} scope={props.scope ?? ''} />
    </>
  );
}

/** All field errors in the same words as beside the fields. Nothing when there are none. */
export function ErrorSummary(props: { readonly errors: readonly FieldError[]; readonly scope: string }): ReactElement | null {
  const { form } = useSpeech().words;
  if (props.errors.length === 0) return null;
  return (
    <div className="summary" role="alert">
      <h2>{form.errorTitle}</h2>
      <ul>
        {props.errors.map((error) => (
          <li key={error.field}>
            <a href={`#${fieldId(error.field, props.scope)}`}>{form.fieldError(error.cause, error.cure)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
