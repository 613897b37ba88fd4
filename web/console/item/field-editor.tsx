import { Input, Select } from 'antd';
import { type ReactElement, useState } from 'react';

import type { FieldKind } from './field-kinds.ts';
import { RecordEditor } from './record-editor.tsx';
import { ResearchEditor } from './research-editor.tsx';
import { RowsEditor } from './rows-editor.tsx';
import { linesOf, rowsFor } from './typed-value.ts';

type Props = {
  readonly label: string;
  readonly kind: FieldKind;
  readonly value: unknown;
  readonly roles: readonly { readonly key: string; readonly name: string }[];
  /** What is typed is handed on with every letter: something is drawn of it. Roles are then only chosen, never written. */
  readonly live?: boolean;
  readonly onSave: (value: unknown) => void;
};

/** One field by its kind. What was typed is handed on when the field is left, and only when it changed. */
export function FieldEditor({ label, kind, value, roles, live = false, onSave }: Props): ReactElement {
  const save = (next: unknown): void => {
    if (JSON.stringify(next) !== JSON.stringify(value)) onSave(next);
  };
  switch (kind.kind) {
    case 'text':
    case 'long':
      return (
        <TextEditor
          label={label}
          kind={kind}
          live={live}
          value={typeof value === 'string' ? value : ''}
          onSave={(text) => save(text === '' ? kind.empty : text)}
        />
      );
    case 'lines':
      return (
        <TextEditor
          label={label}
          kind={{ kind: 'long', hint: kind.hint }}
          live={live}
          value={textLines(value)}
          onSave={(text) => save(linesOf(text))}
        />
      );
    case 'choice':
      return <ChoiceEditor label={label} choices={kind.choices} value={value} onSave={save} />;
    case 'roles':
      return <RolesEditor label={label} roles={roles} value={value} live={live} onSave={save} />;
    case 'record':
      return <RecordEditor label={label} columns={kind.columns} value={recordIn(value)} onSave={save} />;
    case 'rows':
      return (
        <RowsEditor
          label={label}
          columns={kind.columns}
          hint={kind.hint}
          live={live}
          value={Array.isArray(value) ? value.flatMap((one) => [recordIn(one) ?? {}]) : []}
          onSave={save}
        />
      );
    case 'research':
      return <ResearchEditor value={value} onSave={save} />;
  }
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null;
}

function textLines(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join('\n') : '';
}

type TextProps = {
  readonly label: string;
  readonly kind: { readonly kind: 'text' | 'long'; readonly hint?: string };
  readonly live: boolean;
  readonly value: string;
  readonly onSave: (text: string) => void;
};

function TextEditor({ label, kind, live, value, onSave }: TextProps): ReactElement {
  const [typed, setTyped] = useState(value);
  const shared = {
    'aria-label': label,
    value: typed,
    placeholder: kind.hint ?? '',
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setTyped(target.value);
      if (live) onSave(target.value.trim());
    },
    onBlur: () => onSave(typed.trim()),
  };
  return kind.kind === 'text' ? <Input {...shared} /> : <Input.TextArea {...shared} rows={rowsFor(typed, { least: 2, most: 12 })} />;
}

type ChoiceProps = {
  readonly label: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly value: unknown;
  readonly onSave: (value: unknown) => void;
};

function ChoiceEditor({ label, choices, value, onSave }: ChoiceProps): ReactElement {
  const options = choices.map(([key, name]) => ({ value: key, label: name }));
  return <Select aria-label={label} className="desk-wide" value={value} options={options} onChange={onSave} />;
}

function RolesEditor({ label, roles, value, live = false, onSave }: Omit<Props, 'kind'>): ReactElement {
  return (
    <Select
      aria-label={label}
      className="desk-wide"
      mode={live ? 'multiple' : 'tags'}
      defaultValue={Array.isArray(value) ? value.map(String) : []}
      options={roles.map(({ key, name }) => ({ value: key, label: name }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={onSave}
    />
  );
}
