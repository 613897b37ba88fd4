import type { WorkbookRefusal } from '../exchange/xlsx/workbook.ts';
import type { RuleRun, SkipReason } from './alert.ts';
import type { RepairFault } from './repair-fault.ts';
import type { SourceProblem, Unread } from './source-file.ts';

/** What a person does about a value or row in the repair list; sheet, report and terminal use the same words. */
export const faultTexts: Readonly<Record<RepairFault, string>> = {
  'bad-account': '账号被表格软件改成了科学计数（如 6.22E+18），请按原件重新填写',
  'bad-identity-number': '身份证号按国标校验不成立，请核对原件',
  'clock-skew': '完成时间早于到达时间，请核对',
  'days-reversed': '前后日期颠倒，请核对',
  'key-with-other-values': '编号与另一行相同而内容不同，只读了其中一行，请核对',
  'missing-identity-number': '没有身份证号，请补填',
  'missing-key': '没有编号，此行未读，请补填',
  'more-cells-than-headings': '此行的格数多于表头，未读，请核对分隔符与引号',
  'not-a-count': '不是整数',
  'not-a-day': '不是存在的日期，请写成 2025-06-30',
  'not-a-list': '不是用 | 分隔的列表',
  'not-a-moment': '不是日期加时间，请写成 2025-06-30 09:30:00',
  'not-a-name': '不是姓名',
  'not-a-number': '不是数',
  'not-a-period': '不是所属期，请写成 2025、2025-06 或 2025Q2',
  'not-a-phone': '不是电话号码',
  'not-a-text': '不是文字',
  'not-money': '不是金额，请写成 1234.50',
  'not-yes-or-no': '应填 是 或 否',
  'row-stands-twice': '与另一行完全相同，只算一次',
  'unknown-value': '不是此列允许的值',
};

/** Text of a fault; one that a later version wrote stays as it is. */
export function faultText(fault: string): string {
  return isFault(fault) ? faultTexts[fault] : fault;
}

function isFault(fault: string): fault is RepairFault {
  return fault in faultTexts;
}

/** Texts of the reasons why a rule did not run; what follows the colon is the detail. */
export const skipTexts: Readonly<Record<SkipReason, (detail: string) => string>> = {
  'absent-data': (detail) => `缺少数据：${detail.replaceAll(', ', '、')}`,
  failed: (detail) => `运行出错，请报告：${detail}`,
  'missing-parameter': (detail) => `缺少参数：${detail}`,
  'outside-subset': (detail) => `规则语句超出许可范围：${detail}`,
  suspended: () => '规则已停用',
  'took-too-long': (detail) => `运行超过 ${Math.round(Number(detail) / 1000)} 秒，已停下`,
  'too-many-rows': (detail) => `结果超过 ${detail} 行，请核对数据与参数`,
  'unreadable-parameter': (detail) => `参数的值读不懂：${detail}`,
};

/** Why a rule did not run, in one sentence. */
export function skipText({ reason, detail }: NonNullable<RuleRun['skipped']>): string {
  return skipTexts[reason](detail);
}

const broken = '文件已损坏，请重新另存一份';
const hostile = '文件结构异常，没有打开；请用表格软件重新另存一份';
const split = '请拆成几个文件，或另存为 CSV';

const refusalTexts: Readonly<Record<WorkbookRefusal, string>> = {
  'file-too-large': `工作簿太大，${split}`,
  'not-a-workbook': '不是 xlsx 表格，请用表格软件另存为 .xlsx',
  'damaged-archive': broken,
  'encrypted-archive': '文件有密码，请去掉密码再放入',
  'unsupported-archive': broken,
  'too-many-entries': hostile,
  'bad-entry-name': hostile,
  'unpacks-too-large': `工作簿太大，${split}`,
  'packed-too-tightly': hostile,
  'doctype-forbidden': hostile,
  'xml-too-deep': hostile,
  'xml-too-many-nodes': `工作簿太大（也可能有大量带格式的空行），请删去空行，${split}`,
  'malformed-xml': broken,
  'not-utf8': broken,
  'bad-name': hostile,
  'too-many-sheets': '表太多，请拆成几个文件',
  'too-many-cells': `单元格太多，${split}`,
  'cell-too-long': '有单元格的文字过长',
  'damaged-workbook': broken,
  'took-too-long': `读了太久，已停下；${split}`,
  'needs-too-much-memory': `太占内存，已停下；${split}`,
};

/** Texts of the reasons why a file or sheet was not read. */
export const problemTexts: Readonly<Record<SourceProblem, string>> = {
  'unknown-table': '表头不像任何一张表，请对照说明修改表头或文件名',
  'no-heading-row': '找不到表头行',
  'not-text': '编码既不是 UTF-8 也不是 GB 18030，请另存为 CSV UTF-8',
  'unreadable-rows': '行无法解析（多半是引号没有成对），整份未读',
  'not-a-table-file': '不是 CSV 或 XLSX 文件',
  'old-format': '不是可读的表格格式，请用 Excel 或 WPS 另存为 .xlsx',
  'password-or-old-format': '有密码，或是旧格式 .xls；请去掉密码，另存为 .xlsx',
  'workbook-refused': '工作簿没有打开',
  'empty-file': '空文件',
};

/** Why a file or sheet was not read and what to do, in one sentence. */
export function unreadText({ problem, detail }: Unread): string {
  if (problem === 'workbook-refused' && detail !== undefined && isRefusalCode(detail)) return refusalTexts[detail];
  return problem === 'unknown-table' && detail !== undefined
    ? `${problemTexts[problem]}（表头：${detail.slice(0, 120)}）`
    : problemTexts[problem];
}

function isRefusalCode(detail: string): detail is WorkbookRefusal {
  return detail in refusalTexts;
}
