import type { CheckResult } from '../contract/check-result.ts';

/** The result of one case as lines for people. */
export function checkTable(result: CheckResult): string {
  const rows =
    result.sound === true
      ? soundRows(result)
      : [
          ['流程走得通', result.sound === null ? '没有算完' : `否(${result.unsound_reason ?? ''})`],
          ['反例', runText(result)],
        ];
  const findings = result.findings.flatMap((finding) => [
    `  ${marks[finding.severity]} ${finding.sentence}`,
    ...(finding.repair === undefined || finding.repair === null ? [] : [`    → ${finding.repair.sentence}`]),
  ]);
  return `${[`【${result.id}】`, ...rows.map(([name, value]) => `  ${name ?? ''}：${value ?? ''}`), ...findings].join('\n')}\n\n`;
}

const marks = { error: '✗', warning: '!', notice: '·' } as const;

function soundRows(result: CheckResult): (readonly [string, string])[] {
  return [
    ['流程走得通', '是'],
    ['每种走法都排得出人', yesNo(result.satisfiable)],
    ['办得成', yesNo(result.can_approve)],
    ['最少串通人数', collusionText(result)],
    ['最少岗位数', String(result.min_posts ?? '无')],
    ['缺任何一人都办得下去', yesNo(result.resilient_1)],
    ['缺了就办不下去的人', result.critical_persons?.join('、') || '无'],
    ['可以不公开就办成', yesNo(result.approvable_without_public_step)],
    ['去掉也不减少制约的审批', result.removable_approvals?.join('、') || '无'],
  ];
}

function yesNo(value: boolean | null): string {
  if (value === null) return '没有算完';
  return value ? '是' : '否';
}

function collusionText(result: CheckResult): string {
  const { min_collusion: least } = result;
  if (least === null) return '办不成';
  if (typeof least !== 'number') return `${least[0]} 到 ${least[1] ?? '?'}(没有算完)`;
  const sets = result.minimum_sets ?? [];
  return `${least}(${sets
    .slice(0, 3)
    .map((set) => set.join('+'))
    .join(';')}${sets.length > 3 ? ` 等 ${sets.length} 组` : ''})`;
}

function runText(result: CheckResult): string {
  return result.counter_example === null || result.counter_example.length === 0
    ? '无'
    : result.counter_example.map((move) => move.node).join(' → ');
}
