import { citationText } from '../catalogue/list-export/published-item.ts';
import { citationOf, type LegalDocument } from '../catalogue/legal-basis.ts';
import type { PowerItem } from '../catalogue/power-item.ts';
import type { Day } from '../kernel/day.ts';
import type { Level } from '../org/organisation.ts';

/** A table with headings in two rows; rows and columns of merged blocks count from 1. */
export type DisclosureTable = {
  readonly headingRows: number;
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly merges: readonly {
    readonly fromRow: number;
    readonly fromColumn: number;
    readonly toRow: number;
    readonly toColumn: number;
  }[];
  readonly widths: readonly number[];
};

/** A heading with those below it; one without any reaches over both rows. */
const headings: readonly { readonly text: string; readonly below: readonly string[]; readonly widths: readonly number[] }[] = [
  { text: '序号', below: [], widths: [6] },
  { text: '公开事项', below: ['一级事项', '二级事项'], widths: [12, 18] },
  { text: '公开内容（要素）', below: [], widths: [34] },
  { text: '公开依据', below: [], widths: [30] },
  { text: '公开时限', below: [], widths: [18] },
  { text: '公开主体', below: [], widths: [14] },
  { text: '公开渠道和载体', below: [], widths: [22] },
  { text: '公开对象', below: ['全社会', '特定群体'], widths: [8, 8] },
  { text: '公开方式', below: ['主动', '依申请公开'], widths: [8, 8] },
  { text: '公开层级', below: ['县级', '乡级', '村级'], widths: [7, 7, 7] },
];

const content = '事项名称和类型；实施依据；责任岗位；责任事项；追责情形；办理流程和时限；廉政风险点和防控措施；不准做的事；监督途径';
/** What may carry a publication; only what the record itself proves is ticked: it stands on this site. */
const carriers = ['政府网站', '两微一端', '公示栏（电子屏）', '入户/现场', '精准推送', '其他'];
const tick = '√';

/** What the catalogue tells of an item. */
export type DisclosedItem = Pick<PowerItem, 'category' | 'level' | 'name'>;

/** The unit that publishes, and the laws that its columns cite. */
export type DisclosureSetting = { readonly unit: string; readonly laws: ReadonlyMap<string, LegalDocument>; readonly on: Day };

/**
 * The catalogue of published items in the fixed form of the standard catalogues for disclosure at the grass roots (基层政务公开标准目录):
 * headings in two rows, fixed columns.
 *
 * @source law:government-information-2019#20
 */
export function disclosureTable(items: readonly DisclosedItem[], setting: DisclosureSetting): DisclosureTable {
  return {
    headingRows: 2,
    rows: [upperRow(), lowerRow(), ...items.map((item, at) => rowOf(item, at + 1, setting))],
    merges: headingMerges(),
    widths: headings.flatMap(({ widths }) => widths),
  };
}

function upperRow(): readonly (string | null)[] {
  return headings.flatMap(({ text, widths }) => [text, ...widths.slice(1).map(() => null)]);
}

function lowerRow(): readonly (string | null)[] {
  return headings.flatMap(({ below }): readonly (string | null)[] => (below.length === 0 ? [null] : below));
}

function headingMerges(): DisclosureTable['merges'] {
  let column = 1;
  return headings.map(({ below, widths }) => {
    const from = column;
    column += widths.length;
    return { fromRow: 1, fromColumn: from, toRow: below.length === 0 ? 2 : 1, toColumn: column - 1 };
  });
}

function rowOf(item: DisclosedItem, number: number, setting: DisclosureSetting): readonly (string | number | null)[] {
  const { basis, limit } = duties[item.level];
  const at = (level: Level): string | null => (item.level === level ? tick : null);
  return [
    ...[number, item.category, item.name, content],
    ...[basis.map((id) => citationText(citationOf(setting.laws, id, setting.on))).join('\n'), limit, setting.unit],
    carriers.map((carrier, place) => `${place === 0 ? '■' : '□'}${carrier}`).join('\n'),
    ...[tick, null],
    ...[tick, null],
    ...[at('county'), at('town'), at('village')],
  ];
}

const government = {
  basis: ['government-information-2019#20', 'government-information-2019#26'],
  limit: '信息形成或者变更之日起20个工作日内',
};

/** By which law an item is published and within which time; a village is no administrative organ. */
const duties: Readonly<Record<Level, { readonly basis: readonly string[]; readonly limit: string }>> = {
  county: government,
  town: government,
  village: { basis: ['villagers-committees-2025#'], limit: '及时公布（具体期限待核）' },
};
