import { inventedItems, numbered } from './invented-items.ts';
import type { Shape } from './shape.ts';
import { csvOf, docxOf, type FixtureCell, type FixtureSheet, type WordCell, xlsxOf } from './write-files.ts';

const half = (n: number): string => `${n}.`;
const comma = (n: number): string => `${n}、`;

const xlsx =
  (...sheets: readonly FixtureSheet[]) =>
  async (): Promise<Uint8Array> =>
    await xlsxOf(sheets);

/** Mingnan street: power-and-duty list with duties by phase. */
function mingnan(): Shape {
  const items = inventedItems(60);
  const rows = items.map((item, index): readonly FixtureCell[] => [
    index + 1,
    item.type,
    item.code,
    item.name,
    index % 3 === 0 ? `子项${index}` : null,
    numbered(item.basis, half),
    numbered(
      item.duties.map(({ stage, text }) => `${stage}阶段责任:${text}`),
      comma,
    ),
    numbered(
      item.accountability.map((text) => `${text}；`),
      half,
    ),
  ]);
  const head = ['序号', '权力类型', '项目编码', '项目名称', '子 项', '实施依据', '责任事项', '追责情形'];
  return {
    title: 'a power-and-duty list of a street (Mingnan)',
    file: '街道权责清单.xlsx',
    bytes: xlsx({
      name: '权责清单',
      rows: [['清溪街道权责清单'], [], head, ...rows, ['注：本清单自2026年1月1日起施行。']],
      merges: ['A1:H1'],
    }),
    mapping: {
      权力类型: 'power_type',
      项目编码: 'code',
      项目名称: 'name',
      '子 项': 'sub_item',
      实施依据: 'basis',
      责任事项: 'responsibilities',
      追责情形: 'accountability',
    },
    items: items.map((item, index) => ({
      name: item.name,
      code: item.code,
      power_type: item.type,
      ...(index % 3 === 0 ? { sub_item: `子项${index}` } : {}),
      basis: item.basis,
      responsibilities: item.duties,
      accountability: item.accountability,
    })),
  };
}

/** A Word form: one item per table, labels beside their values. */
function wordForm(): Shape {
  const items = inventedItems(30);
  const tables = items.map((item): readonly (readonly WordCell[])[] => [
    ['职权名称', item.name, '职权类型', item.type],
    ['审核转报', '否', '职权编码', item.code],
    ['法定主体', { text: '清溪县民政局', span: 3 }],
    [
      '责任事项',
      {
        text: numbered(
          item.duties.map(({ stage, text }) => `${stage}责任：${text}`),
          half,
        ),
        span: 3,
      },
    ],
  ]);
  return {
    title: 'a Word form with one item per table',
    file: '职权登记表.docx',
    bytes: async () => await Promise.resolve(docxOf(tables)),
    mapping: {
      职权名称: 'name',
      职权类型: 'power_type',
      审核转报: 'referral',
      职权编码: 'code',
      法定主体: 'unit',
      责任事项: 'responsibilities',
    },
    items: items.map((item) => ({ name: item.name, code: item.code, power_type: item.type, responsibilities: item.duties })),
  };
}

/** The older decomposition form: seal and date above and below, law and article in two columns, footnotes. */
function decomposition(): Shape {
  const items = inventedItems(20);
  const rows = items.map((item): readonly FixtureCell[] => [
    item.type,
    item.name,
    '《清溪县试行办法》',
    '第三条第一款',
    '受理—审查—决定',
    '社会事务股',
    '经办岗、审核岗',
    `第${item.code}号`,
  ]);
  const head = ['职权类别', '职权名称', '法定依据', '具体条款', '执法程序', '实施机构', '执法岗位', '备注'];
  const foot: readonly (readonly FixtureCell[])[] = [
    ['注：1.“职权类别”按行政许可、行政处罚等填写；'],
    ['2.“法定依据”写全称。'],
    ['合计', null, null, '20项'],
    ['填表人：王某甲', null, null, '审核人：李某乙', null, null, '2026年3月1日'],
  ];
  return {
    title: 'an older decomposition form with seal, date and footnotes',
    file: '职权分解表.xlsx',
    bytes: xlsx({
      name: '分解表',
      rows: [['行政执法职权分解表'], ['填表单位：（盖章）', null, null, null, null, '填表时间：2026年3月1日'], head, ...rows, ...foot],
      merges: ['A1:H1', 'A24:H24'],
    }),
    mapping: {
      职权类别: 'power_type',
      职权名称: 'name',
      法定依据: 'basis',
      具体条款: 'basis.clause',
      执法程序: 'flow',
      实施机构: 'section',
      执法岗位: 'posts',
      备注: 'remark',
    },
    items: items.map((item) => ({
      name: item.name,
      power_type: item.type,
      basis: ['《清溪县试行办法》第三条第一款'],
      posts: ['经办岗', '审核岗'],
      remark: `第${item.code}号`,
    })),
  };
}

/** Lanzhou: a two-row heading with ticks under 职责对象. */
function lanzhou(): Shape {
  const items = inventedItems(25);
  const rows = items.map((item, index): readonly FixtureCell[] => [
    item.code,
    item.name,
    '√',
    index % 2 === 0 ? '√' : null,
    null,
    item.basis.join('\n'),
  ]);
  return {
    title: 'a duty list with a two-row heading and ticks (Lanzhou)',
    file: '职责清单.xlsx',
    bytes: xlsx({
      name: '职责',
      rows: [['编码', '职责名称', '职责对象', null, null, '实施依据'], [null, null, '公民', '法人', '其他组织'], ...rows],
      merges: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:F2'],
    }),
    mapping: { 编码: 'code', 职责名称: 'name', '职责对象/公民': 'subject', '职责对象/法人': 'subject', 实施依据: 'basis' },
    items: items.map((item) => ({ name: item.name, code: item.code, basis: item.basis })),
  };
}

/** Village accounts: what an expense is for, who used it, who agreed. */
function village(): Shape {
  const rows = Array.from({ length: 30 }, (_, n): readonly FixtureCell[] => [
    n + 1,
    `修水渠第${n + 1}段`,
    1000 + n,
    '村集体',
    '村委会',
    `赵某${n}`,
    '同意',
  ]);
  return {
    title: 'village accounts',
    file: '村级开支.csv',
    bytes: async () =>
      await Promise.resolve(
        new TextEncoder().encode(
          `\ufeff${csvOf([['序号', '开支项目', '金额(元)', '资金来源', '使用部门', '项目负责人', '审核意见'], ...rows])}`,
        ),
      ),
    mapping: { 开支项目: 'name', '金额(元)': 'amount', 资金来源: 'source', 使用部门: 'section', 项目负责人: 'posts', 审核意见: 'opinion' },
    items: rows.map((_, n) => ({ name: `修水渠第${n + 1}段`, posts: [`赵某${n}`] })),
  };
}

/** Lists of powers, duties and accounts, one fixture for each shape of published file. */
export const listShapes: readonly Shape[] = [mingnan(), wordForm(), decomposition(), lanzhou(), village()];
