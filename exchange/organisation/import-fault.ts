import type { OrganisationError } from '../../core/org/organisation-problem.ts';

/** What can be wrong in a cell, a row or a sheet before the organisation as a whole is looked at. */
export type RowFault =
  | 'missing-sheet'
  | 'missing-column'
  | 'unknown-column'
  | 'doubled-column'
  | 'empty-cell'
  | 'unreadable-cell'
  | 'value-from-another-file'
  | 'bad-code'
  | 'doubled-key'
  | 'unknown-kind'
  | 'unknown-reference'
  | 'unknown-role-name'
  | 'no-such-post'
  | 'bad-day'
  | 'bad-identity-number'
  | 'identity-number-as-number'
  | 'doubled-identity-number'
  | 'bad-login';

/**
 * One line of the error table: where, what, and the value found.
 *
 * `row` is the number a person sees, null when the whole sheet is meant; `column` is the column's letters. An identity
 * number in `value` is masked.
 */
export type ImportFault = {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly heading: string | null;
  readonly code: RowFault | OrganisationError;
  readonly value: string | null;
};

/** Sentences of one line: what is wrong, and how to mend it. */
export type FaultText = { readonly wrong: string; readonly mend: string };

const say = (wrong: string, mend: string): FaultText => ({ wrong, mend });

/** Chinese sentences of the error table by code. */
export const faultTexts: Readonly<Record<ImportFault['code'], FaultText>> = {
  'missing-sheet': say('缺少工作表', '按模板补上这张表，表名不要改动'),
  'missing-column': say('缺少这一列', '按模板在第一行补上列标题'),
  'unknown-column': say('模板中没有这一列', '改正列标题的错字，或删除这一列'),
  'doubled-column': say('列标题重复', '保留一列，删除另一列'),
  'empty-cell': say('必填项为空', '填写这一格，或删除整行'),
  'unreadable-cell': say('单元格是错误值', '改为实际的值'),
  'value-from-another-file': say('单元格引用了其他文件', '改为实际的值，不要引用其他文件'),
  'bad-code': say('编码格式不对', '只用大写字母、数字和短横线，最多 32 个字符'),
  'doubled-key': say('与上面的行重复', '改为不重复的编码或编号，或删除重复的行'),
  'unknown-kind': say('没有这种单位类别', '从下拉列表中选择单位类别'),
  'unknown-reference': say('引用的编码或编号不存在', '先在对应的表中登记，或改正这一格'),
  'unknown-role-name': say('没有这个岗位角色', '从“填写说明”的角色表中选择'),
  'no-such-post': say('该单位没有这个岗位', '先在“岗位”表中登记该单位的这个角色'),
  'bad-day': say('不是有效的日期', '按 2026-01-05 的格式填写'),
  'bad-identity-number': say('身份证号不正确', '核对 18 位号码，末位校验码须相符'),
  'identity-number-as-number': say('身份证号按数字存储，已丢失末几位', '把这一列设为文本格式后重新填写'),
  'doubled-identity-number': say('身份证号与上面的行相同', '同一人只登记一行；兼任多个岗位在“任职”表中填写'),
  'bad-login': say('登录名格式不对', '小写字母开头，3 至 32 个小写字母、数字、点或短横线'),
  'not-one-county': say('县本级应当恰好一行', '只保留一行“县本级”'),
  'duplicate-id': say('内部编号重复', '重新导入；仍然出现时请联系维护人员'),
  'duplicate-code': say('单位编码重复', '改为不重复的编码'),
  'unknown-parent': say('没有上级单位，或上级单位不存在', '填写“单位”表中已有的上级单位编码'),
  'unit-cycle': say('上下级关系成了环', '改正这些单位的上级单位编码'),
  'wrong-level': say('这类单位不能放在这个上级之下', '村和社区放在乡镇、街道之下，其余放在县本级之下'),
  'unknown-unit': say('单位不存在', '先在“单位”表中登记'),
  'duplicate-post': say('该单位已有这个角色的岗位', '一个单位一个角色只登记一行；多人任同一岗位在“任职”表中填写'),
  'unknown-post': say('岗位不存在', '先在“岗位”表中登记'),
  'unknown-person': say('人员不存在', '先在“人员”表中登记'),
  'not-a-day': say('不是有效的日期', '按 2026-01-05 的格式填写'),
  'ends-before-it-begins': say('截止日早于起始日', '改正两个日期'),
  'overlapping-tenures': say('同一人同一岗位的任职时间重叠', '合并两行，或改正日期'),
  'delegation-by-non-holder': say('委托人在委托期间不任该岗位', '改正委托的岗位或日期'),
  'delegation-to-oneself': say('不能委托给自己', '改正受托人'),
  'kin-with-oneself': say('自己不能是自己的近亲属', '改正人员编号'),
  'duplicate-kin': say('这一对近亲属已经登记', '删除重复的行'),
  'incompatible-posts': say('同一人同时任职的两个岗位互不相容', '免去其中一个岗位，或错开任职时间；三员不得兼任任何岗位'),
};
