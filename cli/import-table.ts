import { faultTexts } from '../exchange/organisation/fault-texts.ts';
import type { ImportFault } from '../exchange/organisation/import-fault.ts';

/** The error table of a spreadsheet: one line for each finding, by sheet, row and column. */
export function importTable(faults: readonly ImportFault[]): string {
  const head = `表格有 ${faults.length} 处要改，没有导入任何内容 · ${faults.length} places to mend; nothing was imported\n`;
  return `${head}工作表\t行\t列\t内容\t问题\t怎么改\n${faults.map(line).join('')}`;
}

function line({ sheet, row, column, heading, code, value }: ImportFault): string {
  const [chinese, english] = [faultTexts['zh-CN'][code], faultTexts.en[code]];
  const place = column === null ? (heading ?? '') : `${column}${heading === null ? '' : ` ${heading}`}`;
  return `${[sheet, row === null ? '' : String(row), place, value ?? '', `${chinese.wrong} · ${english.wrong} (${code})`, chinese.mend].join('\t')}\n`;
}
