import type { ListFinding, ListFindingCode } from '../../core/catalogue/list-import/list-item.ts';

type Facts = NonNullable<ListFinding['facts']>;

/** What is wrong and how to mend it, in Chinese and in English. */
type FindingText = {
  readonly wrong: (facts: Facts) => string;
  readonly mend: string;
  readonly english: (facts: Facts) => string;
};

const said = (wrong: string, mend: string, english: string): FindingText => ({ wrong: () => wrong, mend, english: () => english });
const fact = (facts: Facts, name: string): string => String(facts[name] ?? '');

/** One entry for each code; a person reads what was found, not a code. */
const texts: Readonly<Record<ListFindingCode, FindingText>> = {
  'no-heading-row': said(
    '没有找到表头，这张表没有读',
    '表头里至少要有两个认得的列名，例如“权力事项”“风险点”',
    'no heading row found; the sheet was not read',
  ),
  'unmapped-column': said(
    '不认得这一列，内容原样保留在 other 里',
    '指定它对应哪个字段，或改用常用列名',
    'the column is not known; its values are kept under other',
  ),
  'doubled-column': said(
    '已有另一列是同一字段，这一列原样保留在 other 里',
    '指定用哪一列',
    'another column has this meaning; this one is kept under other',
  ),
  'ambiguous-heading': said(
    '一个列名说了两件事，没有拆开，内容保留在 other 里',
    '分成两列，或指定字段',
    'the heading names two things; its values are kept under other',
  ),
  'heading-carried-over': {
    wrong: () => '这张表没有表头，按前一张表的列来读',
    mend: '请核对列是否对得上',
    english: () => 'no headings; read with the columns of the table before',
  },
  'missing-name': said('没有事项名称', '补上名称，或删去这一行', 'the item has no name'),
  'duplicate-item': {
    wrong: (facts) => `和“${fact(facts, 'sheet')}”第 ${fact(facts, 'row')} 行重复`,
    mend: '删去一个，或改编码',
    english: (facts) => `the same as row ${fact(facts, 'row')}`,
  },
  'filled-down': {
    wrong: (facts) => `“${fact(facts, 'heading')}”列有空格，按上一行补齐（从这一行起）`,
    mend: 'CSV 不能保留合并单元格，请核对，或用 xlsx 导入',
    english: () => 'empty cells of this column took the value above, from this row on',
  },
  'row-not-read': said(
    '看不出这一行是事项、说明还是标题，没有读',
    '是事项请补全，不是请删去',
    'neither an item nor a note for certain; the row was not read',
  ),
  'level-count-differs': {
    wrong: (facts) => `等级共 ${fact(facts, 'levels')} 个，风险点 ${fact(facts, 'risks')} 条，对不上，等级先空着`,
    mend: '逐条填写等级，或改正条数',
    english: (facts) => `${fact(facts, 'levels')} levels for ${fact(facts, 'risks')} risks; the levels are left empty`,
  },
  'unknown-level': said('不认得这个风险等级，先空着', '填高、中、低', 'the level is not known and is left empty'),
  'level-direction': said(
    '表里没有说明一级（A）是最高还是最低，先按最高读',
    '在表下注明，例如“注：A 为高风险”',
    'the sheet does not say whether 一级 or A is the highest; taken as the highest',
  ),
  'risk-count-differs': {
    wrong: (facts) => `写着 ${fact(facts, 'said')} 个风险点，实际读到 ${fact(facts, 'found')} 条`,
    mend: '改正数量，或检查编号',
    english: (facts) => `${fact(facts, 'said')} risk points announced, ${fact(facts, 'found')} found`,
  },
  'measures-count-differs': {
    wrong: (facts) => `措施 ${fact(facts, 'measures')} 条，风险点 ${fact(facts, 'risks')} 条，对不上，每个风险点都记全部措施`,
    mend: '逐条对应，或写成一段共用措施',
    english: (facts) => `${fact(facts, 'measures')} measures for ${fact(facts, 'risks')} risks; each risk got all of them`,
  },
  'owners-count-differs': {
    wrong: (facts) => `责任人 ${fact(facts, 'owners')} 条，风险点 ${fact(facts, 'risks')} 条，对不上，每个风险点都记全部责任人`,
    mend: '逐条对应',
    english: (facts) => `${fact(facts, 'owners')} owners for ${fact(facts, 'risks')} risks; each risk got all of them`,
  },
  'formula-cell': said('这是公式，用的是文件里保存的结果', '请核对，或改成文字', 'a formula; the value that the file remembered was used'),
  'value-from-another-file': said(
    '公式引用别的文件，没有打开那个文件，用的是保存的结果',
    '改成文字',
    'a formula that looks into another file; that file was not opened, the remembered value was used',
  ),
  'unreadable-cell': said('单元格是错误值，按空白处理', '改正公式或填文字', 'the cell holds an error value and counts as empty'),
  'too-many-merges': said('合并单元格过多，只补齐了一部分', '取消不必要的合并', 'too many merged cells; not all were filled'),
  'hidden-sheet': {
    wrong: (facts) => `隐藏的工作表里有 ${fact(facts, 'items')} 个事项，没有读`,
    mend: '要导入请取消隐藏',
    english: (facts) => `a hidden sheet holds ${fact(facts, 'items')} items; it was not read`,
  },
  'macros-left-out': said('文件里有宏，没有读', '另存为不带宏的 xlsx', 'macros in the file were left out'),
  'external-links-left-out': said('文件链接到别的文件，没有打开', '断开链接后保存', 'links to other files were left out'),
  'embedded-objects-left-out': said('文件里有嵌入的对象，没有读', '需要的内容请写进表格', 'embedded objects were left out'),
};

/** The sentence of a finding: what is wrong, in Chinese and English. */
export function findingText({ code, facts = {} }: ListFinding): string {
  const text = texts[code];
  return `${text.wrong(facts)} · ${text.english(facts)}`;
}

/** What to do about it. */
export function mendingText({ code }: Pick<ListFinding, 'code'>): string {
  return texts[code].mend;
}
