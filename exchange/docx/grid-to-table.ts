import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, VerticalMergeType, WidthType } from 'docx';

import type { GridBlock, GridTable, GridValue } from '../tables/grid-table.ts';
import { cleanForXml } from '../xml/clean-text.ts';
import { styleIds } from './document-styles.ts';

/** A table of a document: heading rows are repeated on every page, long rows may go on over the page's end. */
export function gridToTable(grid: GridTable, width: number): Table {
  const sum = grid.widths.reduce((all, one) => all + one, 0);
  const widths = grid.widths.map((one) => Math.round((one / sum) * width));
  const blocks = new Map(grid.merges.flatMap((block) => cellsOf(block).map((cell) => [cell, block] as const)));
  const rows = grid.rows.map((row, at) => {
    const isHeading = at < grid.headingRows;
    const cells = widths.flatMap(
      (_, column) => cellAt({ value: row[column] ?? null, row: at + 1, column: column + 1, isHeading, blocks, widths }) ?? [],
    );
    return new TableRow({ tableHeader: isHeading, cantSplit: isHeading, children: cells });
  });
  return new Table({ width: { size: width, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, rows });
}

function placeOf(row: number, column: number): string {
  return `${String(row)}:${String(column)}`;
}

function cellsOf({ fromRow, fromColumn, toRow, toColumn }: GridBlock): readonly string[] {
  return Array.from({ length: toRow - fromRow + 1 }, (_, down) =>
    Array.from({ length: toColumn - fromColumn + 1 }, (_column, right) => placeOf(fromRow + down, fromColumn + right)),
  ).flat();
}

type Place = {
  readonly value: GridValue;
  readonly row: number;
  readonly column: number;
  readonly isHeading: boolean;
  readonly blocks: ReadonlyMap<string, GridBlock>;
  readonly widths: readonly number[];
};

/** The cell of a place; undefined where a merged one reaches over it from the left. */
function cellAt({ value, row, column, isHeading, blocks, widths }: Place): TableCell | undefined {
  const block = blocks.get(placeOf(row, column));
  if (block !== undefined && column > block.fromColumn) return undefined;
  const span = block === undefined ? 1 : block.toColumn - block.fromColumn + 1;
  const isDown = block !== undefined && block.toRow > block.fromRow;
  const style = isHeading ? styleIds.tableHeading : styleIds.tableText;
  const own = widths.slice(column - 1, column - 1 + span).reduce((all, one) => all + one, 0);
  return new TableCell({
    width: { size: own, type: WidthType.DXA },
    ...(span > 1 ? { columnSpan: span } : {}),
    ...(isDown ? { verticalMerge: row === block.fromRow ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE } : {}),
    ...(isHeading ? { verticalAlign: VerticalAlignTable.CENTER } : {}),
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: linesOf(value).map((line) => new Paragraph({ style, children: [new TextRun(line)] })),
  });
}

function linesOf(value: GridValue): readonly string[] {
  return value === null ? [''] : cleanForXml(String(value)).split('\n');
}
