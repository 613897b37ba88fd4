import { Input } from 'antd';
import { type ReactElement, type ReactNode, useId } from 'react';

import { deskWords } from '../speech.ts';

/** A label with its input, tied to each other. */
function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }): ReactElement {
  const id = useId();
  return (
    <div className="desk-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

type TextProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly hint?: string };

/** One line of text. */
export function TextField({ label, value, onChange, hint = '' }: TextProps): ReactElement {
  return (
    <Field label={label}>
      {(id) => <Input id={id} value={value} maxLength={200} placeholder={hint} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

/** Several lines of text. */
export function LinesField({ label, value, onChange, hint = '' }: TextProps): ReactElement {
  return (
    <Field label={label}>
      {(id) => <Input.TextArea id={id} value={value} placeholder={hint} rows={4} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

/** A day. */
export function DayField({ label, value, onChange }: TextProps): ReactElement {
  return (
    <Field label={label}>{(id) => <Input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} />}</Field>
  );
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
};

/** One of several, as the browser's own list: short lists need nothing more, and every phone knows it. */
export function ChoiceField<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>): ReactElement {
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          className="desk-select"
          value={value}
          onChange={(event) => {
            const chosen = options.find((one) => one.value === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A paper as it is typed. */
export type TypedPaper = { readonly title: string; readonly number: string; readonly issuer: string; readonly day: string };

/** A paper of which nothing is typed. */
export const emptyPaper: TypedPaper = { title: '', number: '', issuer: '', day: '' };

/** Number, name, issuer and date of a paper. */
export function PaperFields({
  paper,
  onChange,
}: {
  readonly paper: TypedPaper;
  readonly onChange: (paper: TypedPaper) => void;
}): ReactElement {
  const words = deskWords().programme.paper;
  return (
    <>
      {(['title', 'number', 'issuer'] as const).map((name) => (
        <TextField key={name} label={words[name]} value={paper[name]} onChange={(value) => onChange({ ...paper, [name]: value })} />
      ))}
      <DayField label={words.day} value={paper.day} onChange={(day) => onChange({ ...paper, day })} />
    </>
  );
}
