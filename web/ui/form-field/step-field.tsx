import type { ReactElement } from 'react';
import type { FormState } from '../../../contract/page-frame.ts';
import type { FieldView } from '../../../contract/work-views.ts';
import { useSpeech } from '../messages/speech.tsx';
import { LongTextField, RadioField, SelectField, TextField } from './form-field.tsx';

/** From this many choices on a list replaces the radio buttons. */
const longestRadioList = 6;

/** A field of a step's form, as the item's chart describes it. Its input is named `f.<id>`; yes-no sends `yes` or `no`, money is in yuan. */
export function StepField(props: { readonly field: FieldView; readonly form: FormState; readonly scope: string }): ReactElement {
  const { form: words } = useSpeech().words;
  const { field } = props;
  const common = {
    name: `f.${field.id}`,
    label: field.label,
    hint: field.hint,
    purpose: field.purpose,
    disclosure: field.disclosure,
    required: field.required,
    form: props.form,
    scope: props.scope,
  };
  switch (field.kind) {
    case 'text':
    case 'name':
    case 'id-number':
      return <TextField {...common} maxLength={field.maxLength} />;
    case 'phone':
      return <TextField {...common} type="tel" maxLength={field.maxLength} />;
    case 'count':
      return <TextField {...common} inputMode="numeric" maxLength={field.maxLength} />;
    case 'money':
      return (
        <TextField
          {...common}
          hint={field.hint === null ? words.yuan : `${field.hint} ${words.yuan}`}
          inputMode="decimal"
          maxLength={field.maxLength}
        />
      );
    case 'day':
      return <TextField {...common} type="date" />;
    case 'long-text':
      return <LongTextField {...common} maxLength={field.maxLength} />;
    case 'yes-no':
      return (
        <RadioField
          {...common}
          choices={[
            { id: 'yes', label: words.yes },
            { id: 'no', label: words.no },
          ]}
        />
      );
    case 'choice':
      return field.choices.length > longestRadioList ? (
        <SelectField {...common} choices={field.choices} />
      ) : (
        <RadioField {...common} choices={field.choices} />
      );
  }
}
