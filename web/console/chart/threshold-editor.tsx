import type { ReactElement } from 'react';

import type { Threshold } from '../../../core/chart/chart.ts';
import { Choice, Count } from './choice.tsx';

const kinds = [
  ['more-than', '超过几分之几'],
  ['at-least', '几分之几以上'],
  ['count', '几个人'],
] as const;

const denominators = [
  ['roll', '全体成员'],
  ['present', '到会的人'],
  ['voting', '投票的人'],
] as const;

/** How many are needed: a number of persons, or a share of those who count. */
export function ThresholdEditor({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Threshold;
  readonly onChange: (threshold: Threshold) => void;
}): ReactElement {
  const share = value.kind === 'count' ? ({ part: 1, whole: 2, of: 'roll' } as const) : value;
  return (
    <fieldset aria-label={label} className="desk-group desk-line">
      <Choice
        label={label}
        hidden
        value={value.kind}
        options={kinds}
        onChange={(kind) => onChange(kind === 'count' ? { kind, count: 2 } : { kind, part: share.part, whole: share.whole, of: share.of })}
      />
      {value.kind === 'count' ? (
        <Count label={`${label} 人数`} hidden value={value.count} onChange={(count) => onChange({ kind: 'count', count })} />
      ) : (
        <>
          <Choice label={`${label} 按谁算`} hidden value={value.of} options={denominators} onChange={(of) => onChange({ ...value, of })} />
          <span>的</span>
          <Count label={`${label} 分母`} hidden value={value.whole} onChange={(whole) => onChange({ ...value, whole })} />
          <span>分之</span>
          <Count label={`${label} 分子`} hidden value={value.part} onChange={(part) => onChange({ ...value, part })} />
        </>
      )}
    </fieldset>
  );
}
