import type { RotationRule } from '../../core/org/tenure-clock.ts';

/** The rule as the handbook of the field gives it: three years to talk, five at most. A county confirms it before real use. */
export const rotationRule: RotationRule & { readonly source: string } = {
  terms: { high: { warnYears: 3, limitYears: 5 }, middle: { warnYears: 4, limitYears: 6 } },
  source: '高风险岗位按常见做法定为五年，满三年提醒；中风险岗位的年限是暂定的。都待县里核对。',
};
