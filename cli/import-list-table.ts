import type { ListFinding, ListItem, ListReading } from '../core/catalogue/list-import/list-item.ts';
import { findingText, mendingText } from '../exchange/list-import/finding-texts.ts';
import { columnLetters } from '../exchange/xlsx/cell-position.ts';

const levelWords = { high: '高', middle: '中', low: '低' } as const;

/** A list for people: how each table was understood, one line for each item, and the table of questions. */
export function importListTable(list: ListReading): string {
  const tables = list.tables.map(({ sheet, headerRows, mapping, filled, leftOut }) => {
    const where = headerRows.length === 0 ? '标签和内容 · labels and values' : `表头第 ${headerRows.join('、')} 行 · headings`;
    const fields = mapping.map(({ heading, field }) => `  ${plain(heading)} → ${field}\n`).join('');
    const notes = [
      filled > 0 ? `  合并单元格已补齐 ${filled} 格 · merged cells filled\n` : '',
      leftOut.length > 0 ? `  说明、合计、落款等没有当作事项的行：${leftOut.join('、')} · rows left out\n` : '',
    ];
    return `【${plain(sheet)}】${where}\n${fields}${notes.join('')}`;
  });
  const items = list.items.map(itemLine).join('');
  return `${tables.join('')}\n行\t编码\t事项\t类型\t责任\t追责\t风险（高/中/低/未定）\n${items}\n${summary(list)}${findingLines(list.findings)}`;
}

function itemLine(item: ListItem): string {
  const [first, last] = item.rows;
  const count = (level: ListItem['risks'][number]['level']): number => item.risks.filter((risk) => risk.level === level).length;
  const risks = item.risks.length === 0 ? '0' : `${count('high')}/${count('middle')}/${count('low')}/${count(null)}`;
  const name = item.subItem === null ? (item.name ?? '—') : `${item.name ?? '—'}：${item.subItem}`;
  const cells = [first === last ? String(first) : `${first}-${last}`, item.code ?? '', name, item.powerType ?? item.category ?? ''];
  return `${[...cells.map(plain), item.responsibilities.length, item.accountability.length, risks].join('\t')}\n`;
}

function summary({ items, findings }: ListReading): string {
  const risks = items.flatMap((item) => item.risks);
  const of = (level: keyof typeof levelWords): string => `${levelWords[level]} ${risks.filter((risk) => risk.level === level).length}`;
  const levels = `${of('high')}，${of('middle')}，${of('low')}`;
  return `${items.length} 个事项，${risks.length} 个风险点（${levels}），${findings.length} 处要看 · ${items.length} items, ${risks.length} risk points, ${findings.length} to look at\n`;
}

function findingLines(findings: readonly ListFinding[]): string {
  if (findings.length === 0) return '';
  const lines = findings.map((finding) => {
    const { sheet, row, column, code, value } = finding;
    const place = [sheet ?? '', row === null ? '' : `第 ${row} 行`, column === null ? '' : `列 ${columnLetters(column)}`];
    return `${[...place, clipped(value ?? ''), `${findingText(finding)} (${code})`, mendingText(finding)].map(plain).join('\t')}\n`;
  });
  return `工作表\t行\t列\t内容\t问题\t怎么改\n${lines.join('')}`;
}

function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** One line, without control characters: a file must not draw on the terminal. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '');
}
