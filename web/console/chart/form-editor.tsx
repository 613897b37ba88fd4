import { Button } from 'antd';
import type { ReactElement } from 'react';

import type { FormField } from '../../../core/chart/chart.ts';
import { Choice, Count, Line } from './choice.tsx';

const kinds = [
  ['text', '一行字'],
  ['long-text', '一段话'],
  ['name', '姓名'],
  ['id-number', '身份证号'],
  ['phone', '电话'],
  ['count', '数目'],
  ['money', '金额'],
  ['day', '日期'],
  ['yes-no', '是或否'],
  ['choice', '选一项'],
] as const;

const disclosures = [
  ['public', '公开'],
  ['masked', '打码公开'],
  ['restricted', '只给经办的人看'],
  ['secret', '不出业务表'],
] as const;

const masks = [
  ['name', '姓名打码'],
  ['id-number', '身份证号打码'],
  ['phone', '电话打码'],
  ['account', '账号打码'],
  ['all', '全部盖住'],
] as const;

const requireds = [
  ['yes', '必填'],
  ['no', '可以不填'],
] as const;

type Props = {
  readonly label: string;
  readonly value: readonly FormField[];
  /** An id that no field of the chart has. */
  readonly freeId: () => string;
  readonly onChange: (form: readonly FormField[]) => void;
};

/** The form of a step: each field with its kind, whether it must be filled in, who may see it, and why it is asked. */
export function FormEditor({ label, value, freeId, onChange }: Props): ReactElement {
  const put = (at: number, field: FormField): void => onChange(value.map((one, index) => (index === at ? field : one)));
  const fresh = (): FormField => ({
    ...{ id: freeId(), label: '', hint: null, kind: 'text', choices: [], required: true, maxLength: 60 },
    ...{ disclosure: 'restricted', mask: null, purpose: '' },
  });
  return (
    <fieldset aria-label={label} className="desk-group">
      {value.map((field, at) => (
        <details key={field.id} className="desk-record-fold" open={field.label === '' ? true : undefined}>
          <summary>
            {field.label === '' ? '新的一项' : field.label} <span className="desk-sub">{summaryOf(field)}</span>
          </summary>
          <div className="desk-record">
            <FieldParts field={field} onChange={(next) => put(at, next)} />
            <Button size="small" onClick={() => onChange(value.filter((_, index) => index !== at))}>
              删去“{field.label === '' ? '新的一项' : field.label}”
            </Button>
          </div>
        </details>
      ))}
      <Button size="small" onClick={() => onChange([...value, fresh()])}>
        加一项
      </Button>
    </fieldset>
  );
}

function summaryOf({ kind, disclosure, required }: FormField): string {
  const word = (pairs: readonly (readonly [string, string])[], key: string): string => pairs.find(([one]) => one === key)?.[1] ?? key;
  return [word(kinds, kind), required ? '必填' : '可以不填', word(disclosures, disclosure)].join(' · ');
}

function FieldParts({ field, onChange }: { readonly field: FormField; readonly onChange: (field: FormField) => void }): ReactElement {
  return (
    <>
      <Line label="问什么（大白话）" value={field.label} onChange={(label) => onChange({ ...field, label })} />
      <Line label="为什么要填" value={field.purpose} onChange={(purpose) => onChange({ ...field, purpose })} hint="如：算够不够条件" />
      <Choice label="填什么" value={field.kind} options={kinds} onChange={(kind) => onChange(kindChanged(field, kind))} />
      <Choice
        label="要不要填"
        value={field.required ? 'yes' : 'no'}
        options={requireds}
        onChange={(key) => onChange({ ...field, required: key === 'yes' })}
      />
      <Choice
        label="公开到哪里"
        value={field.disclosure}
        options={disclosures}
        onChange={(disclosure) => onChange({ ...field, disclosure, mask: disclosure === 'masked' ? (field.mask ?? 'name') : null })}
      />
      {field.disclosure === 'masked' ? (
        <Choice label="怎么打码" value={field.mask ?? 'all'} options={masks} onChange={(mask) => onChange({ ...field, mask })} />
      ) : null}
      <Count label="最多几个字" value={field.maxLength} onChange={(maxLength) => onChange({ ...field, maxLength })} />
      <Line label="怎么填的提示" value={field.hint ?? ''} onChange={(hint) => onChange({ ...field, hint: hint === '' ? null : hint })} />
      {field.kind === 'choice' ? <Choices field={field} onChange={onChange} /> : null}
    </>
  );
}

function kindChanged(field: FormField, kind: FormField['kind']): FormField {
  const two = [
    { id: 'a', label: '' },
    { id: 'b', label: '' },
  ];
  return { ...field, kind, choices: kind !== 'choice' ? [] : field.choices.length > 0 ? field.choices : two };
}

/** What may be chosen; ids are given once and stay, so that cases keep what they mean. */
function Choices({ field, onChange }: { readonly field: FormField; readonly onChange: (field: FormField) => void }): ReactElement {
  const { choices } = field;
  const free = 'abcdefghijklmnopqrstuvwxyz'.split('').find((id) => !choices.some((choice) => choice.id === id)) ?? 'other';
  return (
    <fieldset aria-label="有哪几项可选" className="desk-group">
      {choices.map((choice, at) => (
        <div key={choice.id} className="desk-line">
          <Line
            label={`第 ${String(at + 1)} 项`}
            value={choice.label}
            onChange={(label) => onChange({ ...field, choices: choices.map((one) => (one.id === choice.id ? { ...one, label } : one)) })}
          />
          {choices.length > 2 ? (
            <Button size="small" onClick={() => onChange({ ...field, choices: choices.filter((one) => one.id !== choice.id) })}>
              删第 {at + 1} 项
            </Button>
          ) : null}
        </div>
      ))}
      <Button size="small" onClick={() => onChange({ ...field, choices: [...choices, { id: free, label: '' }] })}>
        加一个可选的
      </Button>
    </fieldset>
  );
}
