import type { Facts, Refusal } from '../core/kernel/outcome.ts';
import type { BpmnRefusal } from '../exchange/bpmn/parse-bpmn.ts';
import type { PnmlRefusal } from '../exchange/pnml/read-pnml.ts';
import type { CsvLogRefusal } from '../exchange/xes/read-csv-log.ts';
import type { XmlRefusal } from '../exchange/xml/stop-xml.ts';

/** Why a log or a model is not taken. */
export type FileRefusal = XmlRefusal | BpmnRefusal | PnmlRefusal | CsvLogRefusal | 'model-too-large';

const row = ({ row: number }: Facts): string => String(number);
const parts: Readonly<Record<string, string>> = { case: '案件 case', activity: '环节 activity', time: '时间 time', person: '人员 person' };
const arc = ({ source, target }: Facts): string => `${String(source)} → ${String(target)}`;

const told: Readonly<Record<FileRefusal, (facts: Facts) => string>> = {
  'doctype-forbidden': () =>
    '文件里有 DOCTYPE，可能夹带别的文件，没有打开。请去掉后再试 · it holds a DOCTYPE and was not opened; remove it and try again',
  'malformed-xml': () => 'XML 不完整或已损坏。请重新导出一份 · the XML is not well-formed; export it once more',
  'encoding-not-supported': () => '不认得文件的编码。请另存为 UTF-8 · the encoding is not read; save the file as UTF-8',
  'xml-too-deep': ({ most }) =>
    `元素嵌套超过 ${String(most)} 层，没有打开。请重新导出一份 · nested deeper than ${String(most)}; export it once more`,
  'xml-too-many-nodes': ({ most }) => `元素超过 ${String(most)} 个。请拆成几个文件 · more than ${String(most)} elements; split the file`,
  'file-too-large': ({ mostBytes }) =>
    `文件超过 ${String(mostBytes)} 字节。请拆成几个文件 · larger than ${String(mostBytes)} bytes; split the file`,
  'damaged-gzip': () => '压缩文件已损坏或不完整。请重新下载或重新压缩 · the packed file is damaged or cut off; fetch or pack it again',
  'not-bpmn': () => '不是 BPMN 2.0 文件。请重新导出为 BPMN 2.0 · not BPMN 2.0; export it again as BPMN 2.0',
  'no-net': () => '文件里没有 Petri 网。请检查是不是选错了文件 · there is no net in the file; check that it is the right one',
  'arc-to-nowhere': (facts) =>
    `弧 ${arc(facts)} 没有连接库所和变迁。请改正这张网 · the arc ${arc(facts)} does not join a place and a transition; correct the net`,
  'arc-weight-unreadable': (facts) =>
    `弧 ${arc(facts)} 的权不是 1 到 99。请改正这张网 · the weight of the arc ${arc(facts)} is not 1 to 99; correct the net`,
  'too-many-tokens': () => '初始或最终标识里的标记太多。请改正这张网 · the first or last marking holds too many tokens; correct the net',
  'column-missing': ({ part, heading }) =>
    heading === null
      ? `表里找不到“${parts[String(part)] ?? ''}”这一列。请用 --csv-columns ${String(part)}=列名 指明 · no such column; name it with --csv-columns ${String(part)}=HEADING`
      : `表里没有叫“${String(heading)}”的列（${parts[String(part)] ?? ''}）。请检查 --csv-columns · no column has this heading; check --csv-columns`,
  'time-unreadable': (facts) =>
    `第 ${row(facts)} 行的时间读不懂。请写成 2026-01-05 09:30:00 · the time in row ${row(facts)} is not understood; write 2026-01-05 09:30:00`,
  'malformed-csv': (facts) =>
    `第 ${row(facts)} 行起引号不成对或一行太长。请重新另存为 CSV · from row ${row(facts)} on a quotation mark is not closed, or a row is too long; save it again as CSV`,
  'too-many-rows': ({ most }) => `超过 ${String(most)} 行。请按案件拆成几个文件 · more than ${String(most)} rows; split the file by case`,
  'case-missing': (facts) => `第 ${row(facts)} 行没有案件编号。请补上 · row ${row(facts)} names no case; fill it in`,
  'not-a-text': () =>
    '不是文本，或编码不是 UTF-8、UTF-16、GB18030。请另存为 UTF-8 的 CSV · no text in UTF-8, UTF-16 or GB 18030; save it as CSV in UTF-8',
  'model-too-large': ({ mostStates }) =>
    `模型的状态超过 ${String(mostStates)} 个，算不完。请只核对一部分，或减少并行 · more than ${String(mostStates)} states; take a part of the model, or fewer parallel branches`,
};

/** What a person reads when a log or a model is not taken: what is wrong, and what to do. */
export function fileRefusalLine({ refused, because }: Refusal<FileRefusal>): string {
  return told[refused](because);
}
