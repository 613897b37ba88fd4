import { Input, Select } from 'antd';
import type { ReactElement } from 'react';

import type { Column } from './field-kinds.ts';
import { rowsFor } from './typed-value.ts';

type Props = { readonly label: string; readonly column: Column; readonly value: string; readonly onChange: (value: string) => void };

const choices: Readonly<Partial<Record<Column['kind'], readonly string[]>>> = { level: ['', '高', '中', '低'], 'yes-no': ['是', '否'] };
const levelText: Readonly<Record<string, string>> = { high: '高', middle: '中', low: '低' };

/** One cell of a record. */
export function CellInput({ label, column, value, onChange }: Props): ReactElement {
  const offered = choices[column.kind];
  if (offered !== undefined) {
    return (
      <Select
        aria-label={label}
        className="desk-cell"
        value={levelText[value] ?? value}
        options={offered.map((one) => ({ value: one, label: one === '' ? '没定' : one }))}
        onChange={onChange}
      />
    );
  }
  const shared = {
    'aria-label': label,
    value,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  };
  return column.kind === 'long' ? <Input.TextArea {...shared} rows={rowsFor(value, { least: 1, most: 8 })} /> : <Input {...shared} />;
}
