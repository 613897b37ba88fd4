import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ListReading } from './list-item.ts';
import type { Block, ListSheet } from './list-sheet.ts';
import { readList } from './read-list.ts';

type Texts = readonly (readonly (string | null)[])[];

function sheetOf(rows: Texts, more: Partial<ListSheet> = {}): ListSheet {
  return {
    name: '表',
    merges: [],
    rows: rows.flatMap((row, index) => {
      const cells = row.flatMap((text, column) => (text === null || text === '' ? [] : [[column + 1, { kind: 'text', text }] as const]));
      return cells.length === 0 ? [] : [{ row: index + 1, cells: new Map(cells) }];
    }),
    ...more,
  };
}

const block = (fromRow: number, fromColumn: number, toRow: number, toColumn: number): Block => ({ fromRow, fromColumn, toRow, toColumn });
const read = (rows: Texts, more: Partial<ListSheet> = {}): ListReading => readList([sheetOf(rows, more)]);
const codes = ({ findings }: ListReading): readonly unknown[] => findings.map(({ code, row, column }) => [code, row, column]);
const names = ({ items }: ListReading): readonly unknown[] => items.map(({ name, rows }) => [name, ...rows]);

const head = ['序号', '权力事项', '风险点', '等级', '防控措施', '责任人'];
const body: Texts = [
  ['1', '低保申请', '1.甲\n2.乙\n3.丙', '1中2低', '1.子\n2.丑\n3.寅', '王某'],
  ['2', '危房改造', '1.丁\n2.戊', '高', '统一检查', '李某'],
];

describe('the reader asks where it could only guess', () => {
  it('when counted levels and risks do not agree, and leaves the levels empty', () => {
    const list = read([head, ['1', '低保申请', '1.甲\n2.乙', '1中2低', '一并公示', '王某']]);
    expect(codes(list)).toEqual([['level-count-differs', 2, 4]]);
    expect(list.items[0]?.risks).toEqual([
      { stage: null, level: null, what: '甲', prevention: '一并公示', owner: '王某' },
      { stage: null, level: null, what: '乙', prevention: '一并公示', owner: '王某' },
    ]);
  });

  it('when the announced number of risks is another one', () => {
    const list = read([
      [...head, '风险点数量'],
      ['1', '甲', '1.a\n2.b', '高', '子', '王某', '3'],
    ]);
    expect(codes(list)).toEqual([['risk-count-differs', 2, 7]]);
  });

  it('when measures cannot be paired, and keeps all of them for each risk', () => {
    const list = read([head, ['1', '甲', '1.a\n2.b\n3.c', '高', '1.子\n2.丑', '王某']]);
    expect(codes(list)).toEqual([['measures-count-differs', 2, 5]]);
    expect(list.items[0]?.risks.map(({ prevention }) => prevention)).toEqual(['子\n丑', '子\n丑', '子\n丑']);
  });

  it('about a level nobody knows, a scale nobody explained, and not about one that is explained', () => {
    expect(codes(read([head, ['1', '甲', 'a', '较复杂', '子', '王某']]))).toEqual([['unknown-level', 2, 4]]);
    expect(codes(read([head, ['1', '甲', 'a', 'A', '子', '王某']]))).toEqual([['level-direction', 1, 4]]);
    const explained = read([head, ['1', '甲', 'a', 'C级', '子', '王某'], ['注：C级为高风险，A级为低风险。']]);
    expect([codes(explained), explained.items[0]?.risks[0]?.level]).toEqual([[], 'high']);
  });

  it('about a column it does not know, and keeps its texts', () => {
    const list = read([
      [...head, '星座'],
      ['1', '甲', 'a', '高', '子', '王某', '白羊'],
    ]);
    expect(codes(list)).toEqual([['unmapped-column', 1, 7]]);
    expect(list.items[0]?.other).toEqual([{ heading: '星座', field: 'other', text: '白羊' }]);
  });

  it('about a heading that names two things and a field named twice', () => {
    const list = read([
      ['事项名称', '责任事项及追责情形', '编码', '编号'],
      ['甲', 'a', '1', '2'],
    ]);
    expect(codes(list)).toEqual([
      ['ambiguous-heading', 1, 2],
      ['doubled-column', 1, 4],
    ]);
    expect(list.items[0]?.other.map(({ text }) => text)).toEqual(['a', '2']);
  });

  it('about an item without a name and one that stands twice', () => {
    const rows: Texts = [
      ['编码', '事项名称', '实施依据', '责任事项'],
      ['A1', '甲', '《甲法》', '1、受理责任：a'],
      ['A1', '乙', '《乙法》', 'b'],
    ];
    expect(codes(read(rows))).toEqual([['duplicate-item', 3, null]]);
    expect(codes(read([head, ['1', null, 'a', '高', '子', '王某']]))).toEqual([['missing-name', 2, 2]]);
  });

  it('about a formula, a value of another file and an error value', () => {
    const sheet = sheetOf([head, ...body]);
    const rows = sheet.rows.map(({ row, cells }) => ({
      row,
      cells: new Map(
        [...cells].map(([column, cell]) => {
          if (row === 2 && column === 1) return [column, { ...cell, formula: true as const }] as const;
          if (row === 2 && column === 6) return [column, { ...cell, formula: true as const }] as const;
          if (row === 3 && column === 6) return [column, { ...cell, formula: true as const, external: true as const }] as const;
          return row === 3 && column === 5 ? ([column, { kind: 'error', text: '#N/A' }] as const) : ([column, cell] as const);
        }),
      ),
    }));
    const list = readList([{ ...sheet, rows }]);
    expect(codes(list)).toEqual([
      ['formula-cell', 2, 6],
      ['unreadable-cell', 3, 5],
      ['value-from-another-file', 3, 6],
    ]);
    expect(list.items.map(({ risks }) => risks[0]?.prevention)).toEqual(['子', null]);
  });

  it('about a file without any heading it knows', () => {
    expect(
      codes(
        read([
          ['a', 'b', 'c'],
          ['d', 'e', 'f'],
          ['g', 'h', 'i'],
        ]),
      ),
    ).toEqual([['no-heading-row', null, null]]);
    expect(codes(readList([]))).toEqual([['no-heading-row', null, null]]);
  });

  it('about empty grouping cells of a file that lost its merges, once a column', () => {
    const rows: Texts = [
      ['权力类型', '事项名称', '责任事项'],
      ['行政许可', '甲', 'a'],
      [null, '乙', 'b'],
      [null, '丙', 'c'],
    ];
    const list = read(rows, { lostMerges: true });
    expect(list.items.map(({ powerType }) => powerType)).toEqual(['行政许可', '行政许可', '行政许可']);
    expect(codes(list)).toEqual([['filled-down', 3, 1]]);
  });
});

describe('rows of a list', () => {
  it('join to one item under a merged name, one risk a row, levels counted over them', () => {
    const rows: Texts = [
      head,
      ['1', '甲', '受理风险：a', '1高1低', '子', '王某'],
      [null, null, '审查风险：b', null, '丑', null],
      ['2', '乙', 'c', '中', '寅', '李某'],
    ];
    const list = read(rows, { merges: [block(2, 1, 3, 1), block(2, 2, 3, 2), block(2, 4, 3, 4), block(2, 6, 3, 6)] });
    expect([names(list), codes(list)]).toEqual([
      [
        ['甲', 2, 3],
        ['乙', 4, 4],
      ],
      [],
    ]);
    expect(list.items[0]?.risks).toEqual([
      { stage: '受理', level: 'high', what: 'a', prevention: '子', owner: '王某' },
      { stage: '审查', level: 'low', what: 'b', prevention: '丑', owner: '王某' },
    ]);
  });

  it('join when a name is repeated without a new number, and do not when there is one', () => {
    expect(names(read([head, ['1', '甲', 'a', '高', '子', '王'], [null, '甲', 'b', '低', '丑', '王']]))).toEqual([['甲', 2, 3]]);
    expect(names(read([head, ['1', '甲', 'a', '高', '子', '王'], ['2', '甲', 'b', '低', '丑', '王']]))).toEqual([
      ['甲', 2, 2],
      ['甲', 3, 3],
    ]);
  });

  it('make an item of each sub-item under a merged name', () => {
    const rows: Texts = [
      ['序号', '项目名称', '子项', '责任事项'],
      ['1', '甲', '子一', 'a'],
      [null, null, '子二', 'b'],
    ];
    const list = read(rows, { merges: [block(2, 1, 3, 1), block(2, 2, 3, 2)] });
    expect(list.items.map(({ name, subItem }) => [name, subItem])).toEqual([
      ['甲', '子一'],
      ['甲', '子二'],
    ]);
  });

  it('that are totals, notes, signatures, dates and headings of the next page are no items', () => {
    const rows: Texts = [
      ['填报单位：（盖章）', null, null, null, '时间：2026年3月1日'],
      head,
      ...body,
      head,
      ['3', '公章使用', 'a', '低', '子', '赵某'],
      ['合 计', null, '6'],
      ['备注：1.等级由领导小组评定；'],
      ['2.表内数据截至3月。'],
      ['审核人：王某', null, '填表人：李某'],
      ['2026年3月1日'],
    ];
    const list = read(rows);
    expect([names(list).length, codes(list)]).toEqual([3, []]);
    expect(list.tables[0]?.leftOut).toEqual([5, 7, 8, 9, 10, 11]);
  });

  it('that title a group give the category', () => {
    const rows: Texts = [head, ['一、行政许可（2项）'], ...body, ['二、行政给付'], ['3', '丙', 'a', '低', '子', '赵某']];
    const list = read(rows, { merges: [block(2, 1, 2, 6), block(5, 1, 5, 6)] });
    expect(list.items.map(({ category }) => category)).toEqual(['行政许可', '行政许可', '行政给付']);
  });

  it('below headings of another table begin that table', () => {
    const list = read([
      head,
      ...body,
      [],
      ['编码', '职权名称', '职权类别', '法定依据', '备注'],
      ['A1', '采伐', '行政许可', '《甲法》', '无'],
    ]);
    expect(list.tables.map(({ headerRows }) => headerRows)).toEqual([[1], [5]]);
    expect(list.items.map(({ name }) => name)).toEqual(['低保申请', '危房改造', '采伐']);
  });

  it('of one unit are kept alone when that is wished', () => {
    const rows: Texts = [
      ['责任单位', '事项名称', '责任事项'],
      ['民政局', '甲', 'a'],
      ['住建局', '乙', 'b'],
    ];
    expect(readList([sheetOf(rows)], { unit: '住建局' }).items.map(({ name }) => name)).toEqual(['乙']);
  });
});

describe('headings', () => {
  it('of two rows are found without merges too', () => {
    const rows: Texts = [
      ['序号', '权力事项', '廉政风险', null, null, '责任人'],
      [null, null, '表现形式', '等级', '防控措施', null],
      ['1', '甲', 'a', '高', '子', '王某'],
    ];
    const list = read(rows);
    expect([list.tables[0]?.headerRows, codes(list)]).toEqual([[1, 2], []]);
    expect(list.items[0]?.risks).toEqual([{ stage: null, level: 'high', what: 'a', prevention: '子', owner: '王某' }]);
  });

  it('over several columns take what stands below: the phase beside its duty', () => {
    const rows: Texts = [
      ['职权名称', '责任事项', null, '追责情形'],
      ['甲', '受理', '公示材料', '1、a；2、b'],
      [null, '审查', '核对材料', null],
    ];
    const list = read(rows, { merges: [block(1, 2, 1, 3), block(2, 1, 3, 1), block(2, 4, 3, 4)] });
    expect(list.items[0]).toMatchObject({
      responsibilities: [
        { stage: '受理', text: '公示材料' },
        { stage: '审查', text: '核对材料' },
      ],
      accountability: ['a', 'b'],
    });
  });

  it('are found wherever titles and empty columns push them', () => {
    const plain = read([head, ...body]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 5 }), fc.boolean(), (above, left, isTwoCells) => {
        const titles = Array.from({ length: above }, (_, index) => [`关于印发清单的通知 ${index}`, ...(isTwoCells ? ['内部资料'] : [])]);
        const shift = (row: readonly (string | null)[]): readonly (string | null)[] => [
          ...Array.from({ length: left }, () => null),
          ...row,
        ];
        const list = read([...titles, ...[head, ...body].map(shift)]);
        expect(list.items.map((item) => ({ ...item, rows: null }))).toEqual(plain.items.map((item) => ({ ...item, rows: null })));
        expect(list.findings).toEqual([]);
        expect(list.tables[0]?.headerRows).toEqual([above + 1]);
      }),
    );
  });

  it('keep their meaning with spaces, line breaks and signs inside', () => {
    const sign = fc.constantFrom(' ', '\n', '　', '/', '：', '*', '、');
    fc.assert(
      fc.property(fc.array(sign, { minLength: 3, maxLength: 3 }), ([a = '', b = '', c = '']) => {
        const list = read([
          ['序' + a + '号', '权力' + b + '事项', '风' + c + '险点' + a, '等' + a + '级', '防控' + b + '措施', '责任人'],
          ...body,
        ]);
        expect(list.items).toEqual(read([head, ...body]).items);
      }),
    );
  });
});

describe('cells', () => {
  it('of a type merged down over several items belong to each of them', () => {
    const rows: Texts = [
      ['权力类型', '事项名称', '责任事项'],
      ['行政许可', '甲', 'a'],
      [null, '乙', 'b'],
      ['行政处罚', '丙', 'c'],
    ];
    const list = read(rows, { merges: [block(2, 1, 3, 1)] });
    expect([list.items.map(({ powerType }) => powerType), list.tables[0]?.filled]).toEqual([['行政许可', '行政许可', '行政处罚'], 1]);
  });

  it('with a stroke are empty, and a name loses its number', () => {
    const list = read([
      ['事项名称', '子项', '责任事项', '备注'],
      ['3.甲', '/', 'a', '——'],
    ]);
    expect(list.items[0]).toMatchObject({ name: '甲', subItem: null, remark: null });
  });

  it('of measures lose the phase that their risk has', () => {
    const list = read([head, ['1', '甲', '受理风险：a\n审查风险：b', '高', '1.受理环节：子\n2.审查环节：丑', '王']]);
    expect(list.items[0]?.risks.map(({ stage, prevention }) => [stage, prevention])).toEqual([
      ['受理', '子'],
      ['审查', '丑'],
    ]);
  });
});

describe('a list whose headings alternate with unknown ones', () => {
  it('is a list, not a form', () => {
    const list = read([
      ['职权名称', '甲列', '职权类型', '乙列', '法定依据', '丙列'],
      ['a', '1', '行政许可', '2', '《甲法》', '3'],
    ]);
    expect([list.items[0]?.name, list.tables[0]?.headerRows]).toEqual(['a', [1]]);
  });
});

describe('a form of labels and values', () => {
  it('with the phases of duties below one another is one item', () => {
    const rows: Texts = [
      ['职权名称', '低保申请', null, null],
      ['职权编码', 'A1', '职权类型', '行政给付'],
      ['法定主体', '民政局救助科室', null, null],
      ['实施依据', '1.《甲法》\n2.《乙法》'],
      ['责任事项', '受理责任', '公示材料'],
      [null, '审查责任', '核对材料'],
      ['追责情形', '1.a\n2.b'],
      ['审核转报', '□是 ■否', '星座', '白羊'],
      ['填表人：王某'],
    ];
    const list = read(rows, {
      merges: [block(9, 1, 9, 4), block(1, 2, 1, 4), block(3, 2, 3, 4), block(4, 2, 4, 4), block(5, 1, 6, 1), block(7, 2, 7, 4)],
    });
    expect(list.items).toHaveLength(1);
    expect(list.items[0]).toMatchObject({
      name: '低保申请',
      code: 'A1',
      powerType: '行政给付',
      basis: ['《甲法》', '《乙法》'],
      responsibilities: [
        { stage: '受理', text: '公示材料' },
        { stage: '审查', text: '核对材料' },
      ],
      accountability: ['a', 'b'],
      other: [
        { heading: '法定主体', text: '民政局救助科室' },
        { heading: '审核转报', text: '否' },
        { heading: '星座', text: '白羊' },
      ],
    });
    expect([list.items[0]?.rows, codes(list)]).toEqual([[1, 8], [['unmapped-column', 8, 3]]]);
  });
});

describe('a sheet with more merged cells than any list has', () => {
  it('is read without filling all of them, and says so', () => {
    const merges = Array.from({ length: 100_000 }, () => block(1, 1, 1_000_000, 16_000));
    const list = read([head, ...body], { merges: [...merges, ...merges] });
    expect([list.findings.map(({ code }) => code), list.items.length]).toEqual([['too-many-merges'], 2]);
  });
});
