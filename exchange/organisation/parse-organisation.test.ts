import { describe, expect, it } from 'vitest';

import { asId } from '../../core/kernel/id.ts';
import { villageSupervisionApart } from '../../core/org/incompatible-roles.ts';
import { roleKeys, roles } from '../../core/org/roles.ts';
import { parseWorkbook } from '../xlsx/parse-workbook.ts';
import { defaultCaps, type Workbook } from '../xlsx/workbook.ts';
import { writeWorkbook, type OutValue } from '../xlsx/write-workbook.ts';
import { faultTexts } from './fault-texts.ts';
import { parseOrganisation } from './parse-organisation.ts';
import { organisationSheets, sheetNames, type SheetName } from './sheets.ts';
import { organisationTemplate } from './template.ts';

type Rows = Readonly<Record<SheetName, readonly (readonly OutValue[])[]>>;

const good: Rows = {
  单位: [
    ['QX', '清溪县', '县本级', null],
    ['QX-JW', '清溪县纪委监委', '纪检监察机关', 'QX'],
    ['QX-A', '甲镇', '乡镇', 'QX'],
    ['QX-A1', '一村', '村', 'QX-A'],
  ],
  岗位: [
    ['QX', '系统管理员', null],
    ['QX-A', '社会救助经办员', '救助窗口'],
    ['QX-A1', '村(社区)文书/报账员', null],
    ['QX-A1', 'village.supervisor', null],
  ],
  人员: [
    ['P1', '甲某', '000000199001010018', 'jia.mou'],
    ['P2', '乙某', null, null],
    ['P3', '丙某', null, 'bing3'],
  ],
  任职: [
    ['P1', 'QX-A', '社会救助经办员', '2026-01-05', null],
    ['P2', 'QX-A1', '村(社区)文书/报账员', '2025/3/1', '2026年2月28日'],
    ['P3', 'QX', '系统管理员', '2026.1.1', null],
  ],
  近亲属: [['P1', 'P2', '兄弟']],
};

async function workbookOf(rows: Partial<Rows>, leaveOut: readonly string[] = []): Promise<Workbook> {
  const sheets = sheetNames
    .filter((name) => !leaveOut.includes(name))
    .map((name) => ({
      name,
      columns: organisationSheets[name]
        .filter(({ heading }) => !leaveOut.includes(`${name}.${heading}`))
        .map(({ heading }) => ({ heading, width: 12 })),
      rows: rows[name] ?? good[name],
    }));
  return read(await writeWorkbook(sheets));
}

function read(bytes: Uint8Array): Workbook {
  const answer = parseWorkbook(bytes, defaultCaps);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

function settingOf() {
  let count = 0;
  const newId = () => `id-${(count += 1)}`;
  return { county: asId<'county'>('county'), newId, day: '2026-03-01', incompatible: villageSupervisionApart };
}

async function faultsOf(rows: Partial<Rows>, leaveOut?: readonly string[]) {
  const answer = parseOrganisation(await workbookOf(rows, leaveOut), settingOf());
  return 'faults' in answer ? answer.faults.map(({ sheet, row, column, code }) => [sheet, row, column, code]) : [];
}

const withRow = (sheet: SheetName, ...more: readonly (readonly OutValue[])[]): Partial<Rows> => ({ [sheet]: [...good[sheet], ...more] });

describe('import of an organisation', () => {
  it('makes units, posts, persons, tenures, kin and accounts of a sound workbook', async () => {
    const answer = parseOrganisation(await workbookOf({}), settingOf());
    if ('faults' in answer) throw new Error(JSON.stringify(answer.faults));
    const { organisation } = answer;
    const nameOf = new Map<string, string>(
      [...organisation.units, ...organisation.persons, ...organisation.posts].map(({ id, name }) => [id, name]),
    );
    expect(organisation.units.map((unit) => [unit.code, unit.level, unit.parent && nameOf.get(unit.parent)])).toEqual([
      ['QX', 'county', null],
      ['QX-JW', 'county', '清溪县'],
      ['QX-A', 'town', '清溪县'],
      ['QX-A1', 'village', '甲镇'],
    ]);
    expect(organisation.posts.map((post) => [nameOf.get(post.unit), post.role, post.name])).toEqual([
      ['清溪县', 'admin.system', '系统管理员'],
      ['甲镇', 'town.aid-clerk', '救助窗口'],
      ['一村', 'village.clerk', '村(社区)文书/报账员'],
      ['一村', 'village.supervisor', '村务监督委员会主任'],
    ]);
    expect(organisation.tenures.map((one) => [nameOf.get(one.person), nameOf.get(one.post), one.from, one.to])).toEqual([
      ['甲某', '救助窗口', '2026-01-05', null],
      ['乙某', '村(社区)文书/报账员', '2025-03-01', '2026-02-28'],
      ['丙某', '系统管理员', '2026-01-01', null],
    ]);
    expect(organisation.kin.map(({ a, b, relation }) => [nameOf.get(a), nameOf.get(b), relation])).toEqual([['甲某', '乙某', '兄弟']]);
    expect(answer.accounts.map(({ person, login, kind }) => [nameOf.get(person), login, kind])).toEqual([
      ['甲某', 'jia.mou', 'official'],
      ['丙某', 'bing3', 'administrator'],
    ]);
    expect(answer.identityNumbers.map(({ person, number }) => [nameOf.get(person), number])).toEqual([['甲某', '000000199001010018']]);
    expect(JSON.stringify(organisation)).not.toContain('000000199001010018');
    expect(answer.notices.map(({ code }) => code)).toEqual(['empty-post', 'empty-post']);
  });

  it('reads its own template as an organisation without a county, and nothing else wrong', async () => {
    const answer = parseOrganisation(read(await organisationTemplate()), settingOf());
    expect('faults' in answer && answer.faults.map(({ code }) => code)).toEqual(['not-one-county']);
  });

  it.each<[string, Partial<Rows>, readonly (readonly [SheetName, number, string, string])[]]>([
    ['a missing name', withRow('单位', ['QX-B', null, '乡镇', 'QX']), [['单位', 6, 'B', 'empty-cell']]],
    ['a code in small letters', withRow('单位', ['qx', '乙镇', '乡镇', 'QX']), [['单位', 6, 'A', 'bad-code']]],
    ['a code used twice', withRow('单位', ['QX-A', '乙镇', '乡镇', 'QX']), [['单位', 6, 'A', 'doubled-key']]],
    ['a kind that does not exist', withRow('单位', ['QX-B', '乙镇', '镇子', 'QX']), [['单位', 6, 'C', 'unknown-kind']]],
    ['a parent that does not exist', withRow('单位', ['QX-B', '乙镇', '乡镇', 'QQ']), [['单位', 6, 'D', 'unknown-reference']]],
    ['a village under the county', withRow('单位', ['QX-B', '二村', '村', 'QX']), [['单位', 6, 'D', 'wrong-level']]],
    ['a role nobody knows', withRow('岗位', ['QX-A', '镇长助理', null]), [['岗位', 6, 'B', 'unknown-role-name']]],
    ['a post entered twice', withRow('岗位', ['QX-A', 'town.aid-clerk', null]), [['岗位', 6, 'B', 'duplicate-post']]],
    ['a number used twice', withRow('人员', ['P1', '丁某', null, null]), [['人员', 5, 'A', 'doubled-key']]],
    ['a login in capitals', withRow('人员', ['P4', '丁某', null, 'Ding']), [['人员', 5, 'D', 'bad-login']]],
    ['a login used twice', withRow('人员', ['P4', '丁某', null, 'bing3']), [['人员', 5, 'D', 'doubled-key']]],
    ['a wrong check character', withRow('人员', ['P4', '丁某', '000000199001010010', null]), [['人员', 5, 'C', 'bad-identity-number']]],
    [
      'an identity number as number',
      withRow('人员', ['P4', '丁某', 110101199001010000, null]),
      [['人员', 5, 'C', 'identity-number-as-number']],
    ],
    [
      'one identity number twice',
      withRow('人员', ['P4', '丁某', '000000199001010018', null]),
      [['人员', 5, 'C', 'doubled-identity-number']],
    ],
    ['a tenure of nobody', withRow('任职', ['P9', 'QX-A', '社会救助经办员', '2026-01-05', null]), [['任职', 5, 'A', 'unknown-reference']]],
    ['a post the unit does not have', withRow('任职', ['P2', 'QX-A', '包村干部', '2026-01-05', null]), [['任职', 5, 'C', 'no-such-post']]],
    ['a day that does not exist', withRow('任职', ['P2', 'QX-A', '社会救助经办员', '2026-02-30', null]), [['任职', 5, 'D', 'bad-day']]],
    [
      'an end before the beginning',
      withRow('任职', ['P2', 'QX-A', '社会救助经办员', '2026-02-02', '2026-02-01']),
      [['任职', 5, 'E', 'ends-before-it-begins']],
    ],
    [
      'overlapping tenures',
      withRow('任职', ['P1', 'QX-A', '社会救助经办员', '2026-02-02', null]),
      [['任职', 5, 'D', 'overlapping-tenures']],
    ],
    [
      'an administrator with another post',
      withRow('任职', ['P3', 'QX-A', '社会救助经办员', '2026-02-02', null]),
      [['任职', 5, 'C', 'incompatible-posts']],
    ],
    ['kin with oneself', withRow('近亲属', ['P3', 'P3', '本人']), [['近亲属', 3, 'B', 'kin-with-oneself']]],
    ['kin declared twice', withRow('近亲属', ['P2', 'P1', '兄弟']), [['近亲属', 3, 'B', 'duplicate-kin']]],
    [
      'faults of several sheets, all at once and in order',
      { ...withRow('近亲属', ['P8', 'P1', '兄弟']), ...withRow('单位', ['QX-B', null, '乡镇', 'QQ']) },
      [
        ['单位', 6, 'B', 'empty-cell'],
        ['单位', 6, 'D', 'unknown-reference'],
        ['近亲属', 3, 'A', 'unknown-reference'],
      ],
    ],
  ])('points at %s', async (_what, rows, faults) => {
    expect(await faultsOf(rows)).toEqual(faults);
  });

  it('names a missing sheet, a missing column and a mistyped one', async () => {
    expect(await faultsOf({}, ['近亲属'])).toEqual([['近亲属', null, null, 'missing-sheet']]);
    expect(await faultsOf({ 近亲属: [] }, ['近亲属.关系'])).toEqual([['近亲属', 1, null, 'missing-column']]);
    const book = await workbookOf({});
    const sheets = book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map(({ row, cells }) => ({
        row,
        cells: new Map([...cells].map(([at, cell]) => [at, cell.text === '截止日' ? { ...cell, text: '截至日' } : cell])),
      })),
    }));
    const answer = parseOrganisation({ ...book, sheets }, settingOf());
    expect('faults' in answer && answer.faults.map(({ code, column }) => [code, column])).toEqual([
      ['missing-column', null],
      ['unknown-column', 'E'],
    ]);
  });

  it('never repeats an identity number in the error table', async () => {
    const answer = parseOrganisation(
      await workbookOf(withRow('人员', ['P4', '丁某', '000000199001010010', null], ['P5', '戊某', '000000199001010018', null])),
      settingOf(),
    );
    expect('faults' in answer && answer.faults.map(({ value }) => value)).toEqual(['0****************0', '0****************8']);
  });

  it('has a sentence for what is wrong and one for how to mend it, each role a name of its own', () => {
    for (const { wrong, mend } of Object.values(faultTexts).flatMap((texts) => Object.values(texts)))
      expect([wrong, mend]).not.toContain('');
    expect(new Set(roleKeys.map((key) => roles[key].name)).size).toBe(roleKeys.length);
  });
});
