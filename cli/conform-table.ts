import type { Deviation } from '../core/chart/conform/conformance.ts';
import type { ConformAnswer } from './conform-answer.ts';

/** Deviating cases and offending cases that the table shows of each kind; `--json` lists all. */
const shown = 20;

/** The answer as lines for people. */
export function conformTable(answer: ConformAnswer): string {
  const { cases, events, variants, fitting, deviating } = answer;
  const share = cases === 0 ? '' : `(${((fitting * 100) / cases).toFixed(1)}%)`;
  const head = [`案件 ${cases} 件，事件 ${events} 个，走法 ${variants} 种`, `合规 ${fitting} 件${share}，偏离 ${deviating.length} 件`];
  const unsupported = answer.unsupported.map((each) => `! 模型中未能对应：${each}`);
  return `${[...head, ...unsupported, ...frequent(deviating), ...single(deviating), ...answer.rules.flatMap(ruleLines)].join('\n')}\n`;
}

/** The repairs by how many cases need them. */
function frequent(deviating: readonly Deviation[]): readonly string[] {
  const count = new Map<string, number>();
  for (const { repair } of deviating) {
    for (const name of new Set((repair ?? []).map(({ kind, step }) => `${kinds[kind]}“${step}”`)))
      count.set(name, (count.get(name) ?? 0) + 1);
  }
  const sorted = [...count].sort(([, left], [, right]) => right - left).slice(0, shown);
  return sorted.length === 0 ? [] : ['', '最常见的偏离：', ...sorted.map(([name, times]) => `  ${String(times).padStart(6)} 件  ${name}`)];
}

const kinds = { skipped: '缺少', extra: '多出' } as const;

function single(deviating: readonly Deviation[]): readonly string[] {
  if (deviating.length === 0) return [];
  const rest = deviating.length > shown ? [`  ……共 ${deviating.length} 件，用 --json 看全部`] : [];
  return ['', '偏离的案件（代价；在第几个事件）：', ...deviating.slice(0, shown).map(deviationLine), ...rest];
}

function deviationLine({ case: name, cost, repair, running }: Deviation): string {
  const steps =
    repair === null ? '案件太长，未求修复' : repair.map(({ at, kind, step }) => `第${at + 1}处${kinds[kind]}“${step}”`).join('；');
  return `  ${name}${running ? '(在办)' : ''}  代价 ${cost ?? '?'}:${steps}`;
}

function ruleLines({ rule, offences }: ConformAnswer['rules'][number]): readonly string[] {
  const lines = offences.slice(0, shown).map((offence) => {
    const taken = offence.taken === null ? '' : ` 用时 ${Math.round(offence.taken * 10) / 10}`;
    return `  ${offence.case}  ${offence.persons.join('、')}${offence.at.length === 0 ? '' : ` 第 ${offence.at.map((at) => at + 1).join('、')} 处`}${taken}`;
  });
  return ['', `规则 ${rule.id}：违反 ${offences.length} 件`, ...lines];
}
