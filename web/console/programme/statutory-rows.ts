import { pastedCells } from '../list/pasted-cells.ts';

/** What was understood of pasted codes and names: powers, rows that lack one of the two, and codes that stand twice. */
export type StatutoryRows = {
  readonly items: readonly { readonly code: string; readonly name: string }[];
  readonly wrong: readonly number[];
  readonly twice: readonly string[];
};

/** Reads two columns as a spreadsheet gives them; empty rows count for nothing, a comma between the two will do. */
export function statutoryRows(text: string): StatutoryRows {
  const rows = pastedCells(text).map((cells, at) => ({ cells: pairOf(cells), row: at + 1 }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const wrong = filled.filter(({ cells }) => cells.some((cell) => cell === '')).map(({ row }) => row);
  const items = filled.filter(({ cells }) => cells.every((cell) => cell !== '')).map(({ cells: [code, name] }) => ({ code, name }));
  const codes = items.map(({ code }) => code);
  return { items, wrong, twice: [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))] };
}

function pairOf(cells: readonly string[]): readonly [code: string, name: string] {
  const [first = '', second = ''] = cells.length > 1 ? cells : (cells[0] ?? '').split(/[,，]/, 2);
  return [first.trim(), second.trim()];
}
