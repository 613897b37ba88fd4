/** Invented matters of Qingxi county, whose parts the fixtures write down in the shape of each office. */
export type InventedItem = {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly basis: readonly string[];
  readonly duties: readonly { readonly stage: string; readonly text: string }[];
  readonly accountability: readonly string[];
  readonly risks: readonly {
    readonly stage: string;
    readonly level: '高' | '中' | '低';
    readonly what: string;
    readonly prevention: string;
  }[];
  readonly owner: string;
};

const names = [
  '低保申请',
  '临时救助',
  '农村危房改造',
  '宅基地审批',
  '集体资产出租',
  '工程项目发包',
  '用水补贴发放',
  '公章使用',
  '林木采伐申请',
  '惠农补贴发放',
];
const types = ['行政给付', '行政确认', '行政许可', '其他权力'];
const stages = ['受理', '审查', '决定', '送达', '事后监管'];
const risks = [
  '接收材料不登记，事后补单',
  '入户核查走过场，少于2人',
  '优亲厚友，超过1.5万元仍不集体研究',
  '公示不足7天',
  '收受服务对象礼金',
];
const measures = [
  '当日登记，一次性告知',
  '两人以上入户并签字',
  '党政联席会议集体研究',
  '村务公开栏公示7天并拍照',
  '发放廉政提醒卡，回访不少于10%',
];
const levels = ['高', '中', '低'] as const;

/** The n-th invented matter; the same n gives the same matter. */
export function inventedItem(n: number): InventedItem {
  const pick = <Value>(list: readonly Value[], by: number): Value => list[by % list.length] as Value;
  const count = 1 + (n % 4);
  const many = <Value>(make: (index: number) => Value): readonly Value[] => Array.from({ length: count + 1 }, (_, index) => make(index));
  return {
    code: `QX${String(100 + n)}-A${n % 7}`,
    name: `${pick(names, n)}${n >= names.length ? `（第${n}批）` : ''}`,
    type: pick(types, Math.floor(n / 5)),
    basis: many((index) => `《清溪县试行办法（第${n}号）》第${index + 3}条第2、3项`),
    duties: many((index) => ({
      stage: pick(stages, index),
      text: `${pick(stages, index)}时公示第${index + 1}类材料，3.5万元以上的说明理由。`,
    })),
    accountability: many((index) => `对符合第${index + 1}种情形的申请不予办理的`),
    risks: Array.from({ length: count }, (_, index) => ({
      stage: pick(stages, index),
      level: pick(levels, Math.floor((index * 3 + n) / 4) % 3),
      what: pick(risks, n + index),
      prevention: pick(measures, n + index),
    })),
    owner: `${pick(['王', '李', '赵', '陈'], n)}某${pick(['甲', '乙', '丙'], n)}`,
  };
}

/** Matters 0 to count - 1. */
export function inventedItems(count: number): readonly InventedItem[] {
  return Array.from({ length: count }, (_, n) => inventedItem(n));
}

/** Texts numbered `1.` `1、` `(1)` ... and put together. */
export function numbered(texts: readonly string[], form: (n: number) => string, between = '\n'): string {
  return texts.map((text, index) => `${form(index + 1)}${text}`).join(between);
}

/** `1中2低` in the order of the risks; null when the order does not go from high to low. */
export function countedLevels(item: InventedItem): string {
  const order = ['高', '中', '低'] as const;
  const parts = order.map((level) => ({ level, count: item.risks.filter((risk) => risk.level === level).length }));
  return parts.flatMap(({ level, count }) => (count === 0 ? [] : [`${count}${level}`])).join('');
}

/** The matter with its risks from high to low, as offices that write `1中2低` list them. */
export function byLevel(item: InventedItem): InventedItem {
  const order = ['高', '中', '低'];
  return { ...item, risks: item.risks.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level)) };
}
