import { Button } from 'antd';
import type { ReactElement } from 'react';

import type { Domain } from '../../../core/chart/case-fact.ts';
import type { Condition, Constant } from '../../../core/chart/condition.ts';
import { Choice, Count, Line } from './choice.tsx';
import { type Asked, operatorsOf } from './condition-words.ts';

type Props = {
  readonly label: string;
  readonly value: Condition;
  readonly asked: readonly Asked[];
  readonly onChange: (condition: Condition) => void;
};

const groups = [
  ['and', '下面几条都要满足'],
  ['or', '下面几条满足一条就行'],
] as const;

/** A condition built of pickers: comparisons, all of them or one of them, or the opposite. Nothing is typed but numbers and days. */
export function ConditionEditor(props: Props): ReactElement {
  const { label, value, asked, onChange } = props;
  if ('all' in value) return <Group {...props} value={value} />;
  if ('of' in value) {
    return (
      <fieldset aria-label={label} className="desk-group desk-condition">
        <span>不满足：</span>
        <ConditionEditor label={`${label} 里面`} value={value.of} asked={asked} onChange={(of) => onChange({ op: 'not', of })} />
        <Button size="small" onClick={() => onChange(value.of)}>
          去掉“不满足”
        </Button>
      </fieldset>
    );
  }
  return (
    <fieldset aria-label={label} className="desk-group desk-condition">
      <Comparison {...props} />
      <Button size="small" onClick={() => onChange({ op: 'and', all: [value, comparisonOf(asked[0])] })}>
        再加一条
      </Button>
      <Button size="small" onClick={() => onChange({ op: 'not', of: value })}>
        反过来
      </Button>
    </fieldset>
  );
}

function Group({
  label,
  value,
  asked,
  onChange,
}: Props & { readonly value: Extract<Condition, { readonly all: readonly Condition[] }> }): ReactElement {
  const put = (all: readonly Condition[]): void => {
    const [only] = all;
    onChange(all.length === 1 && only !== undefined ? only : { op: value.op, all });
  };
  return (
    <fieldset aria-label={label} className="desk-group desk-condition">
      <Choice label={`${label} 怎么算`} hidden value={value.op} options={groups} onChange={(op) => onChange({ op, all: value.all })} />
      {value.all.map((part, at) => (
        <div key={at} className="desk-line">
          <ConditionEditor
            label={`${label} 第 ${String(at + 1)} 条`}
            value={part}
            asked={asked}
            onChange={(next) => put(value.all.map((one, index) => (index === at ? next : one)))}
          />
          <Button size="small" onClick={() => put(value.all.filter((_, index) => index !== at))}>
            删第 {at + 1} 条
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => put([...value.all, comparisonOf(asked[0])])}>
        再加一条
      </Button>
    </fieldset>
  );
}

function Comparison({ label, value, asked, onChange }: Props): ReactElement | null {
  if ('all' in value || 'of' in value) return null;
  const about = asked.find((one) => one.field === value.field);
  const constant = 'values' in value ? (value.values[0] ?? '') : value.value;
  const operator = 'values' in value ? 'eq' : value.op;
  const names = asked.map((one) => [one.field, one.word] as const);
  return (
    <>
      <Choice
        label={`${label} 看哪一项`}
        hidden
        value={value.field}
        options={names}
        onChange={(field) => onChange(comparisonOf(asked.find((one) => one.field === field)))}
      />
      {about === undefined ? null : (
        <>
          <Choice
            label={`${label} 怎么比`}
            hidden
            value={operator}
            options={operatorsOf(about.domain)}
            onChange={(op) => onChange({ op, field: value.field, value: constant })}
          />
          <Value
            label={`${label} 比什么`}
            about={about}
            value={constant}
            onChange={(next) => onChange({ op: operator, field: value.field, value: next })}
          />
        </>
      )}
    </>
  );
}

function Value({
  label,
  about,
  value,
  onChange,
}: {
  readonly label: string;
  readonly about: Asked;
  readonly value: Constant;
  readonly onChange: (value: Constant) => void;
}): ReactElement {
  if (about.values.length > 0) {
    const options = about.values.map(([constant, word]) => [String(constant), word] as const);
    return (
      <Choice
        label={label}
        hidden
        value={String(value)}
        options={options}
        onChange={(key) => onChange(about.values.find(([constant]) => String(constant) === key)?.[0] ?? value)}
      />
    );
  }
  if (about.domain.type === 'day')
    return <Line label={`${label}（如 2026-07-01）`} value={String(value)} onChange={(text) => onChange(text)} />;
  return <Count label={label} hidden value={Number(value)} onChange={onChange} />;
}

/** The first comparison of what may be asked. */
function comparisonOf(about: Asked | undefined): Condition {
  if (about === undefined) return { op: 'eq', field: 'case.kin-registered', value: true };
  return { op: operatorsOf(about.domain)[0]?.[0] ?? 'eq', field: about.field, value: firstValue(about.domain) };
}

function firstValue(domain: Domain): Constant {
  switch (domain.type) {
    case 'choice':
      return domain.ids[0] ?? '';
    case 'yes-no':
      return true;
    case 'day':
      return '2026-01-01';
    case 'number':
    case 'text':
      return 0;
  }
}
