import type { Refusal } from '../../core/kernel/outcome.ts';
import type { ListFileRefusal } from './read-list-file.ts';

type Facts = Refusal['because'];

const megabytes = (facts: Facts, name: string): string => String(Math.round(Number(facts[name] ?? 0) / 1024 / 1024));

const broken = '文件已损坏，读不出来；请重新另存一份 · the file is damaged; save it once more';
const hostile = '文件结构异常，没有打开；请用表格软件重新另存一份 · the file is built like an attack and was not opened; save it once more';

const sentences: Readonly<Record<ListFileRefusal, (facts: Facts) => string>> = {
  'file-empty': () => '文件是空的 · the file is empty',
  'legacy-format': () =>
    '这是旧格式（.xls、.et、.doc、.wps）或加密的文件；请去掉密码，用 WPS 或 Excel 另存为 .xlsx（Word 文件另存为 .docx）再导入 · an old format or a file under a password; save it as .xlsx or .docx without password',
  'unknown-format': () => '不认得这种文件；可以导入 .xlsx、.docx、.csv · not a known format; .xlsx, .docx and .csv are read',
  'file-too-large': (facts) =>
    `文件太大，最多 ${megabytes(facts, 'mostBytes')} MB；请拆成几个文件 · the file is too large, at most ${megabytes(facts, 'mostBytes')} MB; split it`,
  'not-a-workbook': () => '不是 xlsx 表格；请用表格软件另存为 .xlsx · not an xlsx workbook; save it as .xlsx',
  'not-a-document': () => '不是 docx 文档；请用文字软件另存为 .docx · not a docx document; save it as .docx',
  'not-a-text': () => '不是文本文件，或编码不是 UTF-8、GB18030 · no text in UTF-8 or GB 18030',
  'damaged-csv': () => 'CSV 的引号没有成对，读不出来 · a quotation mark in the CSV is never closed',
  'damaged-archive': () => broken,
  'damaged-workbook': () => broken,
  'malformed-xml': () => broken,
  'not-utf8': () => broken,
  'encrypted-archive': () => '文件有密码；请去掉密码再导入 · the file is under a password; remove it',
  'unsupported-archive': () => broken,
  'too-many-entries': () => hostile,
  'bad-entry-name': () => hostile,
  'bad-name': () => hostile,
  'doctype-forbidden': () => hostile,
  'xml-too-deep': () => hostile,
  'packed-too-tightly': () => hostile,
  'unpacks-too-large': (facts) =>
    `解压后超过 ${megabytes(facts, 'mostBytes')} MB，没有打开；请拆成几个文件 · more than ${megabytes(facts, 'mostBytes')} MB unpacked; not opened, split it`,
  'xml-too-many-nodes': () =>
    '表格太大（也可能有大量空白行带格式）；请删去表格下方的空白行，或拆成几个文件 · too large, often because of empty formatted rows; delete them or split the file',
  'too-many-sheets': (facts) => `表太多，最多 ${String(facts['most'])} 张 · too many sheets, at most ${String(facts['most'])}`,
  'too-many-cells': (facts) =>
    `单元格太多，最多 ${String(facts['most'])} 个；请拆成几个文件 · too many cells, at most ${String(facts['most'])}; split the file`,
  'cell-too-long': (facts) => `有单元格超过 ${String(facts['most'])} 字 · a cell has more than ${String(facts['most'])} characters`,
  'took-too-long': () => '读了太久，已停下；请拆成几个文件 · took too long and was stopped; split the file',
  'needs-too-much-memory': () => '太占内存，已停下；请拆成几个文件 · needed too much memory and was stopped; split the file',
};

/** Why a file was not read, and what to do. It never repeats what the file says. */
export function listRefusalText({ refused, because }: Refusal<ListFileRefusal>): string {
  return sentences[refused](because);
}
