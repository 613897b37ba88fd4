import type { SkipReason } from './alert.ts';
import { severities } from './rule-definition.ts';
import type { SourceProblem } from './source-file.ts';
import type { SweepResults } from './write-outputs.ts';

const skipReasons: Readonly<Record<SkipReason, string>> = {
  'absent-data': '缺少数据',
  failed: '运行出错',
  'missing-parameter': '缺少参数',
  'outside-subset': '规则语句超出许可范围',
  suspended: '规则已停用',
  'took-too-long': '运行超时',
  'too-many-rows': '结果过多',
};

const sourceProblems: Readonly<Record<SourceProblem, string>> = {
  'unknown-table': '表头不像任何一张表',
  'no-heading-row': '找不到表头行',
  'not-text': '编码既不是 UTF-8 也不是 GB 18030',
  'unreadable-rows': '行无法解析，整份未读',
  'not-a-table-file': '不是 CSV 或 XLSX 文件',
  'workbook-refused': '工作簿未通过安全检查',
  'empty-file': '空文件',
};

/** The report for people, in Markdown: what was found, what could not be judged, what was read. Objects come masked. */
export function reportText(results: SweepResults): string {
  return [
    '# 数据监督比对报告',
    '',
    '> 预警是提问，不是结论。规则提出，由人核实；当事人有权查看规则与数据并作出说明。本报告不得公开。',
    '',
    ...grounds(results),
    ...summary(results),
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
    why === undefined ? [] : [`| ${rule} | ${name} | ${skipReasons[why.reason]} | ${escaped(why.detail)} |`],
  );
  return skipped.length === 0 ? [] : ['## 没有运行的规则', '', '| 规则 | 名称 | 原因 | 缺什么 |', '|---|---|---|---|', ...skipped, ''];
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
      : ['没有读的文件：', '', ...manifest.unread.map(({ source, problem }) => `- ${escaped(source)}：${sourceProblems[problem]}`), '']),
    `待修补 ${repairs.length} 处，见 repair.jsonl。`,
    '',
  ];
}

/** Text of a file inside Markdown: nothing of it acts as markup. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '*' ? '＊' : `\\${sign}`))
    .replace(/\s+/g, ' ');
}
