import type { Unit } from '../../core/org/organisation.ts';

/** A column of the organisation workbook: its Chinese heading is its key in the file. */
export type Column = { readonly heading: string; readonly required: boolean; readonly width: number; readonly hint: string };

const must = (heading: string, width: number, hint: string): Column => ({ heading, required: true, width, hint });
const may = (heading: string, width: number, hint: string): Column => ({ heading, required: false, width, hint });

/** Name of a sheet of the workbook; the order is the order of the template's tabs. */
export type SheetName = '单位' | '岗位' | '人员' | '任职' | '近亲属';

/** Sheets and columns of the organisation workbook. Template and import read the same table. */
export const organisationSheets = {
  单位: [
    must('单位编码', 14, '自编，全县不重复，只用大写字母、数字和短横线，例如 QX-MZJ'),
    must('单位名称', 30, '单位全称'),
    must('单位类别', 16, '从下拉列表中选择'),
    may('上级单位编码', 16, '县本级不填，其余必填'),
  ],
  岗位: [
    must('单位编码', 14, '岗位所在单位，须在“单位”表中'),
    must('岗位角色', 30, '从“填写说明”的角色表中选择，填角色名称'),
    may('岗位名称', 30, '不填则同角色名称'),
  ],
  人员: [
    must('人员编号', 14, '自编，本表不重复，例如 P001'),
    must('姓名', 14, '与身份证件一致'),
    may('身份证号', 24, '18 位，按文本填写；系统只保存带密钥的摘要，不保存号码'),
    may('登录名', 18, '需要登录的人员填写：小写字母开头，3 至 32 个小写字母、数字、点或短横线'),
  ],
  任职: [
    must('人员编号', 14, '须在“人员”表中'),
    must('单位编码', 14, '岗位所在单位'),
    must('岗位角色', 30, '该单位在“岗位”表中的角色'),
    must('起始日', 14, '例如 2026-01-05'),
    may('截止日', 14, '任职的最后一天；在任不填'),
  ],
  近亲属: [
    must('人员编号', 14, '须在“人员”表中'),
    must('亲属人员编号', 16, '须在“人员”表中；一对亲属只填一行'),
    must('关系', 14, '例如 夫妻、父子、兄弟姐妹'),
  ],
} as const satisfies Readonly<Record<SheetName, readonly Column[]>>;

/** The sheet names in the order of the template. */
export const sheetNames = Object.keys(organisationSheets) as readonly SheetName[];

/** Kinds of unit by the word the workbook uses. */
export const unitKindWords: ReadonlyMap<string, Unit['kind']> = new Map([
  ['县本级', 'county'],
  ['纪检监察机关', 'commission'],
  ['县直单位', 'bureau'],
  ['乡镇', 'town'],
  ['街道', 'street'],
  ['村', 'village'],
  ['社区', 'community'],
]);
