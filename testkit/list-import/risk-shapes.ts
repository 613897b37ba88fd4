import { byLevel, countedLevels, type InventedItem, inventedItems, numbered } from './invented-items.ts';
import type { ExpectedItem, Shape } from './shape.ts';
import { docxOf, type FixtureCell, type FixtureSheet, type WordCell, xlsxOf } from './write-files.ts';

const levelNames = { 高: 'high', 中: 'middle', 低: 'low' } as const;
const half = (n: number): string => `${n}.`;
const comma = (n: number): string => `${n}、`;

function risksOf(item: InventedItem, owner: string | null, staged = true): NonNullable<ExpectedItem['risks']> {
  return item.risks.map(({ stage, level, what, prevention }) => ({
    stage: staged ? stage : null,
    level: levelNames[level],
    what,
    prevention,
    owner,
  }));
}

const xlsx =
  (...sheets: readonly FixtureSheet[]) =>
  async (): Promise<Uint8Array> =>
    await xlsxOf(sheets);

/** Hengshan town: risks by phase in one cell, levels counted (`1中2低`), measures numbered. */
function hengshan(): Shape {
  const items = inventedItems(182).map(byLevel);
  const rows = items.map((item, index): readonly FixtureCell[] => [
    index + 1,
    item.name,
    item.risks.length,
    numbered(
      item.risks.map(({ stage, what }) => `${stage}风险:${what}。`),
      half,
      index % 2 === 0 ? '\n' : '',
    ),
    countedLevels(item),
    numbered(
      item.risks.map(({ prevention }) => `${prevention}；`),
      index % 3 === 0 ? comma : half,
    ),
    item.owner,
  ]);
  const head = ['序号', '权力事项', '风险点\n数量', '表现形式', '等级', '防控措施', '责任人'];
  return {
    title: 'a town risk table with counted levels (Hengshan, 182 items as in Hanshan)',
    file: '梅岭镇风险点.xlsx',
    bytes: xlsx({ name: '风险点', rows: [['梅岭镇小微权力廉政风险点一览表'], head, ...rows], merges: ['A1:G1'] }),
    mapping: {
      权力事项: 'name',
      '风险点\n数量': 'risk_count',
      表现形式: 'risks.what',
      等级: 'risks.level',
      防控措施: 'risks.prevention',
      责任人: 'risks.owner',
    },
    items: items.map((item) => ({
      name: item.name,
      risks: risksOf(item, item.owner).map((risk) => ({ ...risk, what: `${risk.what}。` })),
    })),
  };
}

/** Bozhou housing bureau: a risk a row, sections and leaders merged down, a line break inside a heading. */
function bozhou(): Shape {
  const items = inventedItems(40);
  const rows = items.map((item, index): readonly FixtureCell[] => {
    const [risk] = item.risks;
    const isFirst = index % 4 === 0;
    return [
      index + 1,
      isFirst ? `第${index / 4 + 1}股` : null,
      index % 2 === 0 ? '岗位职责' : '业务流程',
      item.name,
      risk?.what ?? '',
      risk?.level ?? '',
      risk?.prevention ?? '',
      isFirst ? item.owner : null,
      isFirst ? `分管${item.owner}` : null,
    ];
  });
  const blocks = Array.from({ length: 10 }, (_, n) => [n * 4 + 4, n * 4 + 7] as const);
  const merges = blocks.flatMap(([from, to]) => ['B', 'H', 'I'].map((column) => `${column}${from}:${column}${to}`));
  const head = [
    '序号',
    '单位/科室',
    '风险\n类别',
    '风险点',
    '廉政风险主要内容及表现形式',
    '风险等级',
    '防控措施',
    '部门负责人',
    '责任领导',
  ];
  return {
    title: 'a bureau risk table with merged sections and leaders (Bozhou)',
    file: '住建局廉政风险.xlsx',
    bytes: xlsx({ name: 'Sheet1', rows: [['附件'], ['廉政风险防控一览表'], head, ...rows], merges: ['A2:I2', ...merges] }),
    mapping: {
      '单位/科室': 'section',
      '风险\n类别': 'category',
      风险点: 'risks.point',
      廉政风险主要内容及表现形式: 'risks.what',
      风险等级: 'risks.level',
      责任领导: 'risks.owner',
    },
    items: items.map((item, index) => {
      const owner = items[index - (index % 4)]?.owner ?? '';
      const [risk] = risksOf(item, `${owner}、分管${owner}`, false);
      return { name: item.name, category: index % 2 === 0 ? '岗位职责' : '业务流程', risks: risk === undefined ? [] : [risk] };
    }),
  };
}

/** An enterprise table: vertical text, spaces inside headings, items 1.1, 1.2 paired between two columns. */
function enterprise(): Shape {
  const items = inventedItems(24);
  const rows = items.map((item, index): readonly FixtureCell[] => [
    index + 1,
    index % 6 === 0 ? '领\n导\n班\n子\n成\n员' : null,
    item.name,
    numbered(
      item.risks.map(({ what }) => what),
      (n) => `${index + 1}.${n}`,
    ),
    numbered(
      item.risks.map(({ prevention }) => prevention),
      (n) => `${index + 1}.${n} `,
    ),
    `指标${index}`,
  ]);
  const merges = [0, 1, 2, 3].map((n) => `B${n * 6 + 2}:B${n * 6 + 7}`);
  return {
    title: 'an enterprise table with vertical text and paired numbers',
    file: '企业廉洁风险.xlsx',
    bytes: xlsx({ name: '风险', rows: [['序 号', '岗位 类别', '风险 名称', '风险描述', '防控措施', '监测 指标'], ...rows], merges }),
    mapping: {
      '岗位 类别': 'posts',
      '风险 名称': 'risks.point',
      风险描述: 'risks.what',
      防控措施: 'risks.prevention',
      '监测 指标': 'metric',
    },
    items: items.map((item) => ({
      name: item.name,
      posts: ['领导班子成员'],
      risks: risksOf(item, null, false).map((risk) => ({ ...risk, level: null })),
    })),
  };
}

/** A Word list over two tables, the item's name merged down over its risks, one risk a row. */
function wordList(): Shape {
  const items = inventedItems(16).map((item) => ({ ...item, name: `${item.name}甲` }));
  const rowsOf = (list: readonly InventedItem[], from: number): readonly (readonly WordCell[])[] =>
    list.flatMap((item, index) =>
      item.risks.map((risk, at): readonly WordCell[] => {
        const down = at === 0 ? 'restart' : 'continue';
        return [
          { text: at === 0 ? String(from + index + 1) : '', down },
          { text: at === 0 ? item.name : '', down },
          risk.stage,
          risk.what,
          risk.level,
          risk.prevention,
          { text: at === 0 ? item.owner : '', down },
        ];
      }),
    );
  const head = ['序号', '权力名称', '风险环节', '风险表现', '风险等级', '防范措施', '责任人'];
  return {
    title: 'a Word list with one risk a row',
    file: '风险清单.docx',
    bytes: async () =>
      await Promise.resolve(
        docxOf([
          [head, ...rowsOf(items.slice(0, 9), 0)],
          [head, ...rowsOf(items.slice(9), 9)],
        ]),
      ),
    mapping: {
      权力名称: 'name',
      风险环节: 'stage',
      风险表现: 'risks.what',
      风险等级: 'risks.level',
      防范措施: 'risks.prevention',
      责任人: 'risks.owner',
    },
    items: items.map((item) => ({ name: item.name, risks: risksOf(item, item.owner) })),
  };
}

/** Risk tables, one fixture for each shape of published file. */
export const riskShapes: readonly Shape[] = [hengshan(), bozhou(), enterprise(), wordList()];
