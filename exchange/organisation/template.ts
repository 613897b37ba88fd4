import { roleKeys, roles, type RoleEntry, type Seat } from '../../core/org/roles.ts';
import { writeWorkbook, type OutColumn, type OutSheet } from '../xlsx/write-workbook.ts';
import { organisationSheets, sheetNames, unitKindWords, type SheetName } from './sheets.ts';

/** Where a role has its posts, in the words of the explanation sheet. */
const seatWords: Readonly<Record<Seat, string>> = {
  village: '村、社区',
  town: '乡镇、街道',
  bureau: '县直单位',
  'civil-affairs': '县直单位（民政）',
  'means-check': '县直单位（核对中心）',
  finance: '县直单位（财政）',
  registry: '县直单位（不动产登记）',
  agriculture: '县直单位（农业农村）',
  housing: '县直单位（住房和城乡建设）',
  disability: '县直单位（残联）',
  water: '县直单位（水利）',
  justice: '县直单位（司法行政）',
  affairs: '县直单位（机关事务）',
  trade: '县直单位（公共资源交易）',
  commission: '纪检监察机关',
  'leading-group': '县直单位（领导小组办公室）',
  administration: '县本级',
};

/** The empty workbook that an administrator fills in: explanation sheet first, then the five sheets with drop-downs. */
export function organisationTemplate(): Promise<Uint8Array> {
  return writeWorkbook([explanation(), ...sheetNames.map((name) => ({ name, columns: columnsOf(name), rows: [] }))]);
}

function columnsOf(name: SheetName): readonly OutColumn[] {
  return organisationSheets[name].map(({ heading, width }) =>
    heading === '单位类别' ? { heading, width, choices: [...unitKindWords.keys()] } : { heading, width },
  );
}

function explanation(): OutSheet {
  const about = sheetNames.flatMap((name) =>
    organisationSheets[name].map(({ heading, required, hint }) => [name, heading, required ? '必填' : '选填', hint]),
  );
  return {
    name: '填写说明',
    columns: [
      { heading: '工作表', width: 26 },
      { heading: '列／岗位角色', width: 34 },
      { heading: '要求', width: 28 },
      { heading: '说明', width: 64 },
    ],
    rows: [
      ['全部', '', '', '第一行是列标题，不要改动；从第二行起每行填一条。有一处错误即全部不导入，错误表指明工作表、行、列。'],
      ['全部', '', '', '单位、岗位、人员、任职、近亲属之间用编码和编号对应。本说明不导入。'],
      ...about,
      ['岗位角色', '（以下为可用的角色）', '所在单位', ''],
      ...roleKeys.map((key) => ['岗位角色', roles[key].name, seatWords[roles[key].seat], noteOf(roles[key])]),
    ],
  };
}

function noteOf(role: RoleEntry): string {
  if (!role.business) return '三员之一：三人分任，不得兼任任何其他岗位';
  return role.body ? '会议成员：每名成员在“任职”表中各填一行' : '';
}
