import type { Field } from './field-names.ts';
import type { FieldCell, ItemRecord } from './item-record.ts';
import type { ListDuty, ListFinding, ListItem, OtherText } from './list-item.ts';
import { pairRisks, type RiskCell } from './pair-risks.ts';
import { splitNumbered } from './numbered-text.ts';
import { oneLine } from './sheet-grid.ts';
import { splitCitations, splitList, splitWords } from './split-list.ts';
import { splitAtStages, splitStage, stageName } from './stage-text.ts';

/** What the table says as a whole, and where findings go. */
export type BuildSetting = {
  readonly hasName: boolean;
  readonly isReversed: boolean;
  /** Column of the name, for findings. */
  readonly nameColumn: number | null;
  readonly report: (finding: ListFinding) => void;
};

/** An item, and whether one of its levels was a step of a scale. */
export type BuiltItem = { readonly item: ListItem; readonly scale: boolean; readonly units: readonly string[] };

/** Columns that an item has no member for. */
const kept: ReadonlySet<Field> = new Set<Field>([
  ...([
    'unit',
    'section',
    'flow',
    'limit',
    'materials',
    'fee',
    'metric',
    'disclosure',
    'subject',
    'referral',
    'grounds',
    'contact',
  ] as const),
  ...(['amount', 'source', 'opinion', 'risk_class', 'other'] as const),
]);

/** Makes an item of the cells of one record. */
export function buildItem(record: ItemRecord, setting: BuildSetting): BuiltItem {
  const texts = (field: Field): readonly string[] => record.cells.filter((cell) => cell.field === field).map(({ text }) => text);
  const word = (field: Field): string | null => {
    const joined = [...new Set(texts(field).map(oneLine))].join('、');
    return joined === '' ? null : joined;
  };
  const { risks, scale } = risksOf(record, setting);
  const name = setting.hasName ? withoutNumber(word('name')) : nameOfRisk(record);
  if (name === null) report(record, setting, 'missing-name');
  const powerType = word('power_type');
  const item: ListItem = {
    sheet: record.sheet,
    rows: record.rows,
    code: word('code')?.replace(/\s+/g, '') ?? null,
    name,
    subItem: word('sub_item'),
    powerType,
    category: word('category') ?? record.group,
    content: texts('content').join('\n') || null,
    posts: [...new Set(texts('posts').flatMap((text) => splitWords(oneLineWords(text))))],
    basis: basisOf(texts('basis'), texts('basis.clause')),
    responsibilities: dutiesOf(record),
    accountability: texts('accountability').flatMap(splitList),
    risks,
    forbidden: texts('forbidden').flatMap(splitList),
    remark: texts('remark').join('\n') || null,
    other: othersOf(record),
  };
  checkCount(record, item, setting);
  return { item, scale, units: [...texts('unit'), ...texts('section')].map(oneLine) };
}

/** `3.低保申请` is 低保申请; a name that is a list of several stays as it is. */
function withoutNumber(name: string | null): string | null {
  const [first, ...others] = name === null ? [] : splitNumbered(name);
  return first === undefined || others.length > 0 || first.text === '' ? name : first.text;
}

function report(record: ItemRecord, setting: BuildSetting, code: ListFinding['code']): void {
  setting.report({ sheet: record.sheet, row: record.rows[0], column: setting.nameColumn, code, value: null });
}

/** A table of risks without items: the risk point's name is what the row is about. */
function nameOfRisk(record: ItemRecord): string | null {
  const points = record.cells.filter(({ field }) => field === 'risks.point').map(({ text }) => oneLine(splitList(text).join('、')));
  const hasBodies = record.cells.some(({ field }) => field === 'risks.what');
  if (points.length > 0 && hasBodies) return points.join('、');
  const first = [...record.cells].find(({ field }) => field === 'risks.point' || field === 'risks.what');
  return first === undefined ? null : oneLine(splitList(first.text).join('；'));
}

function risksOf(record: ItemRecord, setting: BuildSetting): ReturnType<typeof pairRisks> {
  const cells = (field: Field): readonly RiskCell[] => record.cells.filter((cell) => cell.field === field);
  const hasBodies = cells('risks.what').length > 0;
  const stage = cells('stage').map((cell) => ({ ...cell, text: stageName(oneLine(cell.text)) }));
  return pairRisks(
    {
      point: setting.hasName || !hasBodies ? cells('risks.point') : [],
      what: cells('risks.what'),
      stage,
      level: cells('risks.level'),
      prevention: cells('risks.prevention'),
      owner: cells('risks.owner').map((cell) => ({ ...cell, text: oneLineWords(cell.text) })),
    },
    { sheet: record.sheet, isReversed: setting.isReversed, report: setting.report },
  );
}

/** A name written down a narrow column, one sign a line, is one word; other lines stay apart. */
function oneLineWords(text: string): string {
  const pieces = text.split(/\s+/);
  return pieces.length > 1 && pieces.every((piece) => [...piece].length === 1) ? pieces.join('') : text;
}

function dutiesOf(record: ItemRecord): readonly ListDuty[] {
  const stages = record.cells.filter(({ field }) => field === 'stage');
  return record.cells
    .filter(({ field }) => field === 'responsibilities')
    .flatMap((cell) => {
      const column = stages.findLast(({ row }) => row <= cell.row);
      return splitList(cell.text)
        .flatMap(splitAtStages)
        .map(splitStage)
        .map(({ stage, text }) => ({ stage: stage ?? (column === undefined ? null : stageName(oneLine(column.text))), text }));
    });
}

/** Law and article in two columns belong together, one to one when the numbers agree. */
function basisOf(laws: readonly string[], clauses: readonly string[]): readonly string[] {
  const [first, second] = [laws.flatMap(splitCitations), clauses.flatMap(splitList)];
  if (second.length === 0) return first;
  if (first.length === second.length) return first.map((law, index) => joinClause(law, second[index] ?? ''));
  if (first.length === 1) return [joinClause(first[0] ?? '', second.join('；'))];
  return [...first, ...second];
}

function joinClause(law: string, clause: string): string {
  return law.includes(clause) ? law : `${law}${clause}`;
}

function othersOf(record: ItemRecord): readonly OtherText[] {
  const cells = record.cells.filter(({ field }) => kept.has(field));
  const headings = [...new Set(cells.map(({ heading }) => heading))];
  return headings.map((heading) => {
    const own = cells.filter((cell) => cell.heading === heading);
    const text = own.map((cell) => tick(oneLineWords(cell.text))).join('\n');
    return { heading, field: own[0]?.field ?? 'other', text };
  });
}

/** A tick alone in its cell says yes, an empty box no; of boxes with words the ticked ones count. */
function tick(text: string): string {
  if (/^[√✓✔☑■t]$/.test(text)) return '是';
  const ticked = [...text.matchAll(/[√✓✔☑■]\s*([^□☐√✓✔☑■\s]+)/g)].map(([, word = '']) => word);
  if (ticked.length > 0 && /^(?:[□☐√✓✔☑■]\s*[^□☐√✓✔☑■\s]{1,8}\s*){2,}$/.test(text) && /[□☐]/.test(text)) return ticked.join('、');
  return /^[□☐×✗]$/.test(text) ? '否' : text;
}

function checkCount(record: ItemRecord, item: ListItem, setting: BuildSetting): void {
  const cell: FieldCell | undefined = record.cells.find(({ field }) => field === 'risk_count');
  const count = /^\D{0,2}(\d{1,3})\D{0,3}$/.exec(cell?.text ?? '')?.[1];
  if (cell === undefined || count === undefined || Number(count) === item.risks.length) return;
  const { row, column, text } = cell;
  setting.report({
    sheet: record.sheet,
    row,
    column,
    code: 'risk-count-differs',
    value: text,
    facts: { said: Number(count), found: item.risks.length },
  });
}
