import { strToU8, zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseWorkbook } from './parse-workbook.ts';
import { readWorkbook } from './read-workbook.ts';
import { defaultCaps, type Caps } from './workbook.ts';
import { writeWorkbook } from './write-workbook.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rels = (...targets: readonly (readonly [string, string])[]) =>
  `<Relationships>${targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${types}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

type Parts = {
  readonly sheet?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly more?: Zippable;
};

/** A small workbook of one sheet, each part replaceable by a hostile one. */
function fileOf(parts: Parts): Uint8Array {
  return zipSync({
    '_rels/.rels': strToU8(rels(['officeDocument', 'xl/workbook.xml'])),
    'xl/workbook.xml': strToU8(
      parts.workbook ?? `<workbook xmlns="${main}"><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      rels(['worksheet', 'worksheets/sheet1.xml'], ['sharedStrings', '/xl/sharedStrings.xml'], ['styles', 'styles.xml']),
    ),
    'xl/sharedStrings.xml': strToU8(parts.strings ?? `<sst xmlns="${main}"/>`),
    'xl/styles.xml': strToU8(parts.styles ?? `<styleSheet xmlns="${main}"/>`),
    'xl/worksheets/sheet1.xml': strToU8(parts.sheet ?? sheetOf('')),
    ...parts.more,
  });
}

const sheetOf = (rows: string, after = '') => `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
const parse = (parts: Parts, caps: Partial<Caps> = {}) => parseWorkbook(fileOf(parts), { ...defaultCaps, ...caps });

function sheetIn(answer: ReturnType<typeof parseWorkbook>) {
  if ('refused' in answer) throw new Error(answer.refused);
  const [sheet] = answer.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const texts = (answer: ReturnType<typeof parseWorkbook>) =>
  sheetIn(answer).rows.flatMap(({ row, cells }) => [...cells].map(([column, cell]) => [row, column, cell.kind, cell.text]));
const refusalOf = (answer: object) => ('refused' in answer ? answer.refused : 'read');

describe('the spreadsheet reader reads', () => {
  it('shared, inline and rich text, booleans, errors and numbers with their very digits', () => {
    const strings = `<sst><si><t>单位</t></si><si><r><t xml:space="preserve">清 </t></r><r><rPr><b/></rPr><t>溪</t></r><rPh sb="0" eb="1"><t>qing</t></rPh></si></sst>`;
    const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
      <row r="5"><c t="inlineStr"><is><r><t>a</t></r><r><t>&amp;b_x000D_</t></r></is></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><v>0.10</v></c><c><v>123456789012345678</v></c><c s="9"/></row>`;
    expect(texts(parse({ sheet: sheetOf(rows), strings }))).toEqual([
      [2, 1, 'text', '单位'],
      [2, 3, 'text', '清 溪'],
      [5, 1, 'text', 'a&b\r'],
      [5, 2, 'boolean', 'true'],
      [5, 3, 'error', '#N/A'],
      [5, 4, 'number', '0.10'],
      [5, 5, 'number', '123456789012345678'],
    ]);
  });

  it('days by their style, in both epochs, and leaves plain numbers alone', () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot;d&quot;"/><numFmt numFmtId="166" formatCode="[$-804]yyyy/m/d h:mm"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="57"/><xf numFmtId="20"/></cellXfs></styleSheet>`;
    const rows = `<row><c s="0"><v>46082</v></c><c s="1"><v>46082</v></c><c s="2"><v>46082.75</v></c><c s="3"><v>46082</v></c><c s="4"><v>46082.75</v></c><c s="5"><v>46082</v></c><c s="6"><v>0.5</v></c><c s="1"><v>60</v></c><c s="1"><v>59</v></c><c t="d"><v>2026-03-01T00:00:00</v></c></row>`;
    const answer = parse({ sheet: sheetOf(rows), styles });
    expect(texts(answer).map(([, , kind, text]) => [kind, text])).toEqual([
      ['number', '46082'],
      ['day', '2026-03-01'],
      ['day', '2026-03-01'],
      ['number', '46082'],
      ['moment', '2026-03-01T18:00:00'],
      ['day', '2026-03-01'],
      ['time', '12:00:00'],
      ['number', '60'],
      ['day', '1900-02-28'],
      ['day', '2026-03-01'],
    ]);
    const workbook = `<workbook><workbookPr date1904="1"/><sheets><sheet name="x" rel:id="rId1"/></sheets></workbook>`;
    expect(texts(parse({ sheet: sheetOf('<row><c s="1"><v>44620</v></c></row>'), styles, workbook }))).toEqual([
      [1, 1, 'day', '2026-03-01'],
    ]);
  });

  it('merged blocks, hidden sheets, and prefixed names', () => {
    const workbook = `<x:workbook xmlns:x="${main}"><x:sheets><x:sheet name="隐" state="hidden" r:id="rId1"/></x:sheets></x:workbook>`;
    const sheet = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="B1" t="str"><x:v>职权</x:v></x:c></x:row></x:sheetData><x:mergeCells count="1"><x:mergeCell ref="B1:D2"/></x:mergeCells></x:worksheet>`;
    const read = sheetIn(parse({ workbook, sheet }));
    expect(read).toMatchObject({ name: '隐', hidden: true, merges: [{ fromRow: 1, fromColumn: 2, toRow: 2, toColumn: 4 }] });
    expect(read.rows[0]?.cells.get(2)).toEqual({ kind: 'text', text: '职权' });
  });

  it('remembered values of formulas with a mark, and a second mark when they look into another file', () => {
    const rows = `<row><c><f>SUM(A1:A2)</f><v>3</v></c><c t="str"><f>[1]Sheet1!A1</f><v>x</v></c><c><f>HYPERLINK("http://a.example")</f><v>0</v></c><c t="str"><f>cmd|'/c calc'!A0</f><v>y</v></c><c><f>A1</f></c></row>`;
    const [row] = sheetIn(parse({ sheet: sheetOf(rows) })).rows;
    expect([...(row?.cells.values() ?? [])]).toEqual([
      { kind: 'number', text: '3', formula: true },
      { kind: 'text', text: 'x', formula: true, external: true },
      { kind: 'number', text: '0', formula: true, external: true },
      { kind: 'text', text: 'y', formula: true, external: true },
    ]);
  });

  it('says that macros, outside links and embedded objects were left out', () => {
    const more = {
      'xl/vbaProject.bin': strToU8('x'),
      'xl/externalLinks/externalLink1.xml': strToU8('x'),
      'xl/embeddings/oleObject1.bin': strToU8('x'),
    };
    expect(parse({ more })).toMatchObject({ leftOut: ['macros', 'external-links', 'embedded-objects'] });
  });
});

/** Changes bytes of a finished archive. */
function broken(file: Uint8Array, change: (bytes: Uint8Array, view: DataView) => void): Uint8Array {
  const bytes = file.slice();
  change(bytes, new DataView(bytes.buffer));
  return bytes;
}

const centralOf = (view: DataView) => view.getUint32(view.byteLength - 6, true);

describe('the spreadsheet reader refuses', () => {
  const plain = fileOf({});
  it.each<[string, string, Uint8Array, Partial<Caps>?]>([
    ['nothing at all', 'not-a-workbook', new Uint8Array(0)],
    ['a text', 'not-a-workbook', strToU8('姓名,单位\n甲,乙')],
    [
      'an old binary workbook',
      'not-a-workbook',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 64 }, () => 0)]),
    ],
    ['another kind of archive', 'not-a-workbook', zipSync({ 'word/document.xml': strToU8('<a/>') })],
    ['a file over the limit', 'file-too-large', plain, { fileBytes: 100 }],
    [
      'a bomb of one text',
      'packed-too-tightly',
      fileOf({ more: {}, strings: `<sst><si><t>${'A'.repeat(30_000_000)}</t></si></sst>` }),
      { cellCharacters: 1e9 },
    ],
    [
      'a bomb below the ratio by its sum',
      'unpacks-too-large',
      fileOf({ strings: `<sst>${'<si><t>甲乙丙</t></si>'.repeat(100_000)}</sst>` }),
      { unpackedBytes: 1_000_000, ratio: 1e9 },
    ],
    ['a million rows', 'too-many-cells', fileOf({ sheet: sheetOf('<row><c><v>1</v></c></row>'.repeat(1_000_000)) }), { ratio: 1e9 }],
    [
      'too many empty cells',
      'xml-too-many-nodes',
      fileOf({ sheet: sheetOf('<row><c/></row>'.repeat(50_001)) }),
      { ratio: 1e9, xmlNodes: 100_000 },
    ],
    [
      'more sheets than allowed',
      'too-many-sheets',
      fileOf({ workbook: `<workbook><sheets>${'<sheet name="a" r:id="rId1"/>'.repeat(201)}</sheets></workbook>` }),
    ],
    [
      'more entries than allowed',
      'too-many-entries',
      fileOf({ more: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`a/${index}`, new Uint8Array(0)])) }),
    ],
    [
      'a document type',
      'doctype-forbidden',
      fileOf({ strings: '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>' }),
    ],
    ['an entity nobody declared', 'malformed-xml', fileOf({ strings: '<sst><si><t>&a;</t></si></sst>' })],
    ['deep nesting', 'xml-too-deep', fileOf({ sheet: sheetOf('<row>'.repeat(70)) })],
    // What comes after the name of a tag that is one too many is not looked at.
    ['a tag too deep, before its attributes', 'xml-too-deep', fileOf({ sheet: sheetOf(`${'<row>'.repeat(62)}<row a=>`) })],
    ['XML that breaks off', 'malformed-xml', fileOf({ sheet: '<worksheet><sheetData>' })],
    ['another encoding by name', 'not-utf8', fileOf({ sheet: `<?xml version="1.0" encoding="GBK"?>${sheetOf('')}` })],
    ['bytes that are no UTF-8', 'not-utf8', fileOf({ more: { 'xl/styles.xml': new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0xfe]) } })],
    ['a name that climbs out', 'bad-entry-name', fileOf({ more: { '../../etc/passwd': strToU8('x') } })],
    ['an absolute name', 'bad-entry-name', fileOf({ more: { '/etc/passwd': strToU8('x') } })],
    ['a name with a drive', 'bad-entry-name', fileOf({ more: { 'C:\\x': strToU8('x') } })],
    ['an entry that names a prototype', 'bad-entry-name', zipSync(Object.fromEntries([['xl/__proto__', strToU8('x')]]))],
    [
      'a sheet that names a prototype',
      'bad-name',
      fileOf({ workbook: '<workbook><sheets><sheet name="__proto__" r:id="rId1"/></sheets></workbook>' }),
    ],
    ['a cell outside the grid', 'damaged-workbook', fileOf({ sheet: sheetOf('<row r="1"><c r="ZZZ1"><v>1</v></c></row>') })],
    ['rows out of order', 'damaged-workbook', fileOf({ sheet: sheetOf('<row r="2"/><row r="1"/>') })],
    ['one cell twice', 'damaged-workbook', fileOf({ sheet: sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>') })],
    ['a shared string that is not there', 'damaged-workbook', fileOf({ sheet: sheetOf('<row><c t="s"><v>7</v></c></row>') })],
    ['a number that is none', 'damaged-workbook', fileOf({ sheet: sheetOf('<row><c><v>1,5</v></c></row>') })],
    ['a text longer than a cell', 'cell-too-long', fileOf({ strings: `<sst><si><t>${'字'.repeat(40_000)}</t></si></sst>` })],
    ['a cut file', 'not-a-workbook', plain.slice(0, -30)],
    [
      'an encrypted entry',
      'encrypted-archive',
      broken(plain, (bytes, view) => {
        bytes[centralOf(view) + 8] = 1;
      }),
    ],
    [
      'a broken checksum',
      'damaged-archive',
      broken(plain, (bytes, view) => {
        const at = centralOf(view) + 16;
        bytes[at] = (bytes[at] ?? 0) ^ 1;
      }),
    ],
    ['a directory that points nowhere', 'damaged-archive', broken(plain, (_, view) => view.setUint32(view.byteLength - 6, 5, true))],
    ['an unknown method', 'unsupported-archive', broken(plain, (_, view) => view.setUint16(centralOf(view) + 10, 99, true))],
  ])('%s: %s', (...[, code, file, caps]) => {
    expect(refusalOf(parseWorkbook(file, { ...defaultCaps, ...caps }))).toBe(code);
  });

  it('an entry that lies inside another, so that the same bytes would unpack twice', () => {
    const inner = zipSync({ b: [strToU8('same'), { level: 0 }] });
    const local = inner.subarray(0, centralOf(new DataView(inner.buffer)));
    const file = zipSync({ a: [local, { level: 0 }], b: [strToU8('same'), { level: 0 }] });
    const view = new DataView(file.buffer);
    const second = centralOf(view) + 46 + 1;
    view.setUint32(second + 42, 31, true);
    expect(parseWorkbook(file, defaultCaps)).toMatchObject({ refused: 'damaged-archive', because: { why: 'overlap' } });
  });

  it('an entry whose two names differ', () => {
    const file = zipSync({ a: [strToU8('same'), { level: 0 }] });
    file[30] = 0x62;
    expect(parseWorkbook(file, defaultCaps)).toMatchObject({ refused: 'damaged-archive', because: { why: 'two-names' } });
  });

  it('without repeating what the file says', () => {
    const answer = parse({ strings: '<!DOCTYPE 秘密><sst/>' });
    expect(JSON.stringify(answer)).not.toContain('秘密');
  });

  it('any file whose bytes were changed at random, by a value and never by a fault', () => {
    const file = fileOf({ sheet: sheetOf('<row><c><v>1</v></c></row>') });
    const change = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(change, (changes) => {
        const answer = parseWorkbook(
          broken(file, (bytes) =>
            changes.forEach(([at, value]) => {
              bytes[at] = value;
            }),
          ),
          defaultCaps,
        );
        expect('refused' in answer || Array.isArray(answer.sheets)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves the prototypes of this program alone', async () => {
    await readWorkbook(fileOf({ sheet: sheetOf('<row __proto__="1"><c constructor="x" t="str"><v>__proto__</v></c></row>') }));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('the reader in its thread', () => {
  it('gives the same workbook as the parser', async () => {
    const file = fileOf({ sheet: sheetOf('<row><c t="str"><v>甲</v></c></row>') });
    expect(await readWorkbook(file)).toEqual(parseWorkbook(file, defaultCaps));
  });

  it('is stopped when it takes too long', async () => {
    const file = fileOf({ sheet: sheetOf('<row><c><v>1</v></c></row>'.repeat(150_000)) });
    expect(refusalOf(await readWorkbook(file, { ...defaultCaps, ratio: 1e9, milliseconds: 1 }))).toBe('took-too-long');
  });

  it('is stopped when it takes too much memory', async () => {
    const rows = Array.from({ length: 190_000 }, (_, index) => `<row><c t="str"><v>${'x'.repeat(20)}${index}</v></c></row>`).join('');
    const answer = await readWorkbook(fileOf({ sheet: sheetOf(rows) }), {
      ...defaultCaps,
      ratio: 1e9,
      heapMegabytes: 24,
      milliseconds: 120_000,
    });
    expect(refusalOf(answer)).toBe('needs-too-much-memory');
  });
});

describe('what is written is read back', () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', "=cmd|'/c calc'!A0", '_x000D_', '<b>&', '０', ' 两边空格 '];

  it('as the same text, never as a formula', async () => {
    const file = await writeWorkbook([{ name: '表', columns: [{ heading: '=标题', width: 10 }], rows: hostile.map((text) => [text]) }]);
    const cells = sheetIn(await readWorkbook(file)).rows.map(({ cells: row }) => row.get(1));
    expect(cells.map((cell) => cell?.formula)).toEqual(cells.map(() => undefined));
    expect(cells.map((cell) => cell?.kind)).toEqual(cells.map(() => 'text'));
    expect(cells.map((cell) => cell?.text)).toEqual(['=标题', ...hostile]);
  });

  it('whatever the texts and numbers', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.integer(),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 6 }), async (rows) => {
        const columns = ['a', 'b', 'c', 'd'].map((heading) => ({ heading, width: 8 }));
        const read = parseWorkbook(await writeWorkbook([{ name: '表', columns, rows }]), defaultCaps);
        const found = new Map(sheetIn(read).rows.map(({ row, cells }) => [row, cells]));
        rows.forEach((row, index) =>
          row.forEach((one, column) => expect(found.get(index + 2)?.get(column + 1)?.text ?? '').toBe(String(one))),
        );
      }),
      { numRuns: 50 },
    );
  });
});
