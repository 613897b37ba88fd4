import type { ImportFault } from './import-fault.ts';

/** Sentences of one line of the error table: what is wrong, and how to mend it. */
export type FaultText = { readonly wrong: string; readonly mend: string };

type Texts = Readonly<Record<ImportFault['code'], FaultText>>;

const say = (wrong: string, mend: string): FaultText => ({ wrong, mend });

const chinese: Texts = {
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

const english: Texts = {
  'missing-sheet': say('The sheet is missing.', 'Add it as in the template and keep its name.'),
  'missing-column': say('The column is missing.', 'Add its heading in row 1 as in the template.'),
  'unknown-column': say('The template has no such column.', 'Correct the heading or delete the column.'),
  'doubled-column': say('The heading occurs twice.', 'Keep one of the columns.'),
  'empty-cell': say('A required cell is empty.', 'Fill it in, or delete the row.'),
  'unreadable-cell': say('The cell holds an error.', 'Enter the value itself.'),
  'value-from-another-file': say('The cell takes its value from another file.', 'Enter the value itself.'),
  'bad-code': say('The code has a wrong form.', 'Use capital letters, digits and hyphens, 32 characters at most.'),
  'doubled-key': say('The code, number or login occurs above already.', 'Choose another one, or delete the repeated row.'),
  'unknown-kind': say('There is no such kind of unit.', 'Choose from the list.'),
  'unknown-reference': say('The code or number it refers to does not exist.', 'Enter it in its own sheet first, or correct this cell.'),
  'unknown-role-name': say('There is no such role.', 'Choose from the roles of the explanation sheet.'),
  'no-such-post': say('The unit has no such post.', 'Enter the role of this unit in sheet 岗位 first.'),
  'bad-day': say('This is not a day.', 'Write it as 2026-01-05.'),
  'bad-identity-number': say('The identity number is wrong.', 'Check the 18 characters; the last one must fit.'),
  'identity-number-as-number': say(
    'The identity number was stored as a number and lost its last digits.',
    'Format the column as text and enter it again.',
  ),
  'doubled-identity-number': say('A row above has the same identity number.', 'Enter a person once; several posts go into sheet 任职.'),
  'bad-login': say('The login has a wrong form.', 'A small letter first, then 2 to 31 small letters, digits, dots or hyphens.'),
  'not-one-county': say('There must be exactly one row for the county.', 'Keep one row of the kind 县本级.'),
  'duplicate-id': say('An internal number is doubled.', 'Import again; report it if it stays.'),
  'duplicate-code': say('Two units have this code.', 'Give one of them another code.'),
  'unknown-parent': say('The unit has no parent unit, or one that does not exist.', 'Enter the code of a unit of sheet 单位.'),
  'unit-cycle': say('The units are above each other in a ring.', 'Correct their parent units.'),
  'wrong-level': say(
    'A unit of this kind cannot stand under this parent.',
    'Villages and communities under towns and streets, all others under the county.',
  ),
  'unknown-unit': say('The unit does not exist.', 'Enter it in sheet 单位 first.'),
  'duplicate-post': say('The unit has a post of this role already.', 'One row per unit and role; several holders go into sheet 任职.'),
  'unknown-post': say('The post does not exist.', 'Enter it in sheet 岗位 first.'),
  'unknown-person': say('The person does not exist.', 'Enter the person in sheet 人员 first.'),
  'not-a-day': say('This is not a day.', 'Write it as 2026-01-05.'),
  'ends-before-it-begins': say('The last day lies before the first.', 'Correct the days.'),
  'overlapping-tenures': say('The person holds this post twice on the same day.', 'Join the rows or correct the days.'),
  'delegation-by-non-holder': say('The giver does not hold the post during the delegation.', 'Correct the post or the days.'),
  'delegation-to-oneself': say('A person cannot delegate to himself.', 'Name another receiver.'),
  'kin-with-oneself': say('A person cannot be his own relative.', 'Correct the number.'),
  'duplicate-kin': say('This pair of relatives is entered already.', 'Delete the repeated row.'),
  'incompatible-posts': say(
    'The person holds two posts on the same day that exclude each other.',
    'End one of them, or let them follow each other; an administrator holds nothing else.',
  ),
};

/** The sentences in the interface's two languages. */
export const faultTexts: Readonly<Record<'zh-CN' | 'en', Texts>> = { 'zh-CN': chinese, en: english };
