import type { ReactElement } from 'react';

import type { StepLimit } from '../../../core/chart/chart.ts';
import type { Limit } from '../../../core/kernel/deadline.ts';
import { Choice, Count, Line } from './choice.tsx';

const units = [
  ['working-day', '工作日'],
  ['day', '天（自然日）'],
  ['hour', '小时'],
] as const;

const kinds = [
  ['none', '没有时限'],
  ['statutory', '法定时限'],
  ['promised', '承诺时限'],
] as const;

const usual: StepLimit = { amount: 5, unit: 'working-day', kind: 'promised', parameter: null };

/** The limit of a step: none, or how much of which unit, demanded by law or promised, and the county's parameter that it comes from. */
export function LimitEditor({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: StepLimit | null;
  readonly onChange: (limit: StepLimit | null) => void;
}): ReactElement {
  return (
    <fieldset aria-label={label} className="desk-group desk-line">
      <Choice
        label={label}
        hidden
        value={value?.kind ?? 'none'}
        options={kinds}
        onChange={(kind) => onChange(kind === 'none' ? null : { ...(value ?? usual), kind })}
      />
      {value === null ? null : (
        <>
          <Wait label={label} value={value} onChange={(wait) => onChange({ ...value, ...wait })} />
          <Line
            label="本县参数（没有就空着）"
            value={value.parameter ?? ''}
            onChange={(text) => onChange({ ...value, parameter: text === '' ? null : text })}
          />
        </>
      )}
    </fieldset>
  );
}

/** How much of which unit. */
export function Wait({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Limit;
  readonly onChange: (limit: Limit) => void;
}): ReactElement {
  return (
    <>
      <Count label={`${label} 多少`} hidden value={value.amount} onChange={(amount) => onChange({ amount, unit: value.unit })} />
      <Choice
        label={`${label} 单位`}
        hidden
        value={value.unit}
        options={units}
        onChange={(unit) => onChange({ amount: value.amount, unit })}
      />
    </>
  );
}
