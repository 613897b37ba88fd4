import { severities } from './rule-definition.ts';
import { faultText, skipText, unreadText } from './sweep-texts.ts';
import type { SweepResults } from './write-outputs.ts';

/** The report for people, in Markdown: what was found, what could not be judged, what was read. Objects come masked. */
export function reportText(results: SweepResults): string {
  return [
    '# 数据监督比对报告',
    '',
    '> 预警是提问，不是结论。规则提出，由人核实；当事人有权查看规则与数据并作出说明。本报告不得公开。',
    '',
    ...grounds(results),
    ...summary(results),
    ...precisionTable(results),
    ...details(results),
    ...notRun(results),
    ...coverage(results),
    '',
  ].join('\n');
}

function grounds({ manifest }: SweepResults): readonly string[] {
  const { authority, purpose, deleteBy } = manifest.grounds;
  return [
    `- 快照：${manifest.id}（${manifest.importedAt}）`,
    `- 依据：${authority ?? '未填写'}`,
    `- 用途：${purpose ?? '未填写'}`,
    `- 应删除日期：${deleteBy ?? '未填写'}`,
    '',
  ];
}

function summary({ alerts, runs, rules, standings, gone }: SweepResults): readonly string[] {
  const of = (standing: string): number => standings.filter((one) => one === standing).length;
  const levels = [...severities].reverse().map((level) => `${level} ${alerts.filter(({ severity }) => severity === level).length}`);
  return [
    '## 结果',
    '',
    `共 ${alerts.length} 条预警：${levels.join('，')}。与上次相比：新 ${of('new')}，证据有变 ${of('changed')}，重复 ${of('repeated')}，不再命中 ${gone.length}。`,
    '',
    '| 规则 | 名称 | 级别 | 版本 | 预警 |',
    '|---|---|---|---|---|',
    ...runs
      .filter(({ skipped }) => skipped === undefined)
      .map(
        ({ rule, name, version, alerts: count }) =>
          `| ${rule} | ${name} | ${rules.find(({ id }) => id === rule)?.severity ?? ''} | ${version} | ${count} |`,
      ),
    '',
  ];
}

/** Only rules about which people have said something: the others have no precision yet. */
function precisionTable({ precision, rules }: SweepResults): readonly string[] {
  const known = precision.filter(({ checked }) => checked > 0);
  if (known.length === 0) return [];
  const share = (value: number | null): string => `${((value ?? 0) * 100).toFixed(1)}%`;
  return [
    '## 规则准不准',
    '',
    '按已经核实的结果计算，括号内是 95% 的可能范围。核实满 30 条而上限仍低于 20% 的规则，自动降为“提示”，请规则负责人修改。',
    '',
    '| 规则 | 名称 | 版本 | 已核实 | 属实 | 误报 | 准确率 | 降级 |',
    '|---|---|---|---|---|---|---|---|',
    ...known.map(
      (one) =>
        `| ${one.rule} | ${rules.find(({ id }) => id === one.rule)?.name ?? ''} | ${one.version} | ${one.checked} | ${one.confirmed} | ${one.false} | ${share(one.precision)}（${share(one.low)}–${share(one.high)}） | ${one.lowered ? '已降为提示' : ''} |`,
    ),
    '',
  ];
}

const mostListed = 200;

function details({ alerts, rules }: SweepResults): readonly string[] {
  return rules.flatMap((rule) => {
    const own = alerts.filter((alert) => alert.rule === rule.id);
    if (own.length === 0) return [];
    const more = own.length > mostListed ? [`- 另有 ${own.length - mostListed} 条，见 alerts.xlsx`] : [];
    return [
      `### ${rule.id} ${rule.name}（${rule.severity}）`,
      '',
      `${rule.summary}。${rule.supporting ? '本项为佐证，单独出现不说明问题。' : ''}`,
      '',
      ...own.slice(0, mostListed).map(({ object, sentence }) => `- **${escaped(object)}**：${escaped(sentence)}`),
      ...more,
      ...(rule.lawful.length === 0 ? [] : ['', `可能的合法理由：${rule.lawful.join('；')}。`]),
      '',
    ];
  });
}

function notRun({ runs }: SweepResults): readonly string[] {
  const skipped = runs.flatMap(({ rule, name, skipped: why }) =>
    why === undefined ? [] : [`| ${rule} | ${name} | ${escaped(skipText(why))} |`],
  );
  return skipped.length === 0 ? [] : ['## 没有运行的规则', '', '| 规则 | 名称 | 原因 |', '|---|---|---|', ...skipped, ''];
}

function coverage({ manifest, repairs }: SweepResults): readonly string[] {
  return [
    '## 读到的数据',
    '',
    '| 来源 | 表 | 编码 | 行 | 读入 | 不认识的列 | 缺少的列 |',
    '|---|---|---|---|---|---|---|',
    ...manifest.sources.map(
      (one) =>
        `| ${escaped(one.source)} | ${one.table} | ${one.encoding} | ${one.rows} | ${one.read} | ${escaped(one.unknownHeadings.join('、'))} | ${one.absentColumns.join('、')} |`,
    ),
    '',
    ...(manifest.unread.length === 0
      ? []
      : ['没有读的文件：', '', ...manifest.unread.map((one) => `- ${escaped(one.source)}：${escaped(unreadText(one))}`), '']),
    `待修补 ${repairs.length} 处${repairs.length === 0 ? '' : '，逐条见 alerts.xlsx 的“待修补”表'}。`,
    '',
    ...faultCounts(repairs).map(([fault, count]) => `- ${faultText(fault)}：${count} 处`),
    ...(repairs.length === 0 ? [] : ['']),
  ];
}

function faultCounts(repairs: SweepResults['repairs']): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { fault } of repairs) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** Text of a file inside Markdown: nothing of it acts as markup. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '*' ? '＊' : `\\${sign}`))
    .replace(/\s+/g, ' ');
}
