import type { Chart } from '../../chart/chart.ts';
import { type DraftContent, type FieldName, fieldNames } from './content.ts';

/**
 * How papers say that they are not for everybody: a grade with its star (秘密★10年), a line that names the grade, a heading of internal papers. The
 * words alone mean nothing: 不准泄露工作秘密 is a duty that every list may print.
 */
const marks: readonly RegExp[] = [
  /(?:绝密|机密|秘密)\s*[★☆*＊]/u,
  /密级\s*[:：]?\s*(?:绝密|机密|秘密|工作秘密|内部|敏感)/u,
  /[【〔[（(]\s*(?:绝密|机密|秘密|工作秘密|内部(?:资料|文件)|不予公开|依申请公开)\s*[】〕\]）)]/u,
  /内部(?:资料|文件|使用)[，,、\s]*(?:注意保管|注意保存|不得外传|严禁外传|请勿外传)/u,
  /(?:不得|严禁|请勿)(?:对外)?(?:公开|外传|翻印)[，,、\s]*(?:本件|此件|本文件)|(?:本件|此件|本文件)(?:不得|严禁|不予|请勿)(?:对外)?(?:公开|外传|翻印)/u,
];

/** Fields that carry a mark of secrecy, the chart's texts under `chart`; what they stand in never leaves the office. */
export function classifiedFields(content: DraftContent, chart: Chart | null): readonly FieldName[] {
  const own = fieldNames.filter((name) => name !== 'chart' && isMarked(content[name]));
  return isMarked(content.chart) || isMarked(chart) ? [...own, 'chart'] : own;
}

function isMarked(value: unknown): boolean {
  if (typeof value === 'string') return marks.some((mark) => mark.test(value.normalize('NFC')));
  return typeof value === 'object' && value !== null && Object.values(value).some(isMarked);
}
