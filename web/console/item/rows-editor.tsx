import { Button } from 'antd';
import { type ClipboardEvent, type ReactElement, useState } from 'react';

import { pastedCells } from '../list/pasted-cells.ts';
import { CellInput } from './cell-input.tsx';
import type { Column } from './field-kinds.ts';
import { LeaveGroup } from './leave-group.tsx';
import { blankLine, fromPaste, type Line, linesFrom, movedUp, valueOfLines } from './row-lines.ts';

type Props = {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly hint: string;
  readonly value: readonly Readonly<Record<string, unknown>>[];
  /** Handed on with every letter, not only when the table is left. */
  readonly live?: boolean;
  readonly onSave: (value: unknown) => void;
};

/** A field that is a list of records: rows are added, moved, taken away, or pasted from a spreadsheet. Saved when the table is left. */
export function RowsEditor({ label, columns, hint, value, live = false, onSave }: Props): ReactElement {
  const [lines, setLines] = useState<readonly Line[]>(linesFrom(value, columns));
  const put = (kept: readonly Line[]): void => {
    setLines(kept);
    onSave(valueOfLines(kept, columns));
  };
  const type = (kept: readonly Line[]): void => (live ? put(kept) : setLines(kept));
  return (
    <LeaveGroup label={label} onLeave={() => onSave(valueOfLines(lines, columns))}>
      <table className="desk-rows">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.title}
              </th>
            ))}
            <th scope="col">
              <span className="desk-hidden">改这一行</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <Row key={line.key} label={label} columns={columns} lines={lines} at={at} onType={type} onPut={put} />
          ))}
        </tbody>
      </table>
      <Button onClick={() => setLines([...lines, blankLine(lines, columns)])}>加一行</Button>
      <span className="desk-sub"> {hint}，也可以粘贴表格里的格子</span>
    </LeaveGroup>
  );
}

type RowProps = {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  readonly at: number;
  readonly onType: (lines: readonly Line[]) => void;
  readonly onPut: (lines: readonly Line[]) => void;
};

function Row({ label, columns, lines, at, onType, onPut }: RowProps): ReactElement | null {
  const line = lines[at];
  if (line === undefined) return null;
  const place = `第 ${String(at + 1)} 行`;
  const type = (key: string, text: string): void =>
    onType(lines.map((one) => (one.key === line.key ? { ...one, cells: { ...one.cells, [key]: text } } : one)));
  const paste = (event: ClipboardEvent): void => {
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    if (cells.length <= 1 && (cells[0]?.length ?? 0) <= 1) return;
    event.preventDefault();
    onType(fromPaste(lines, { at, cells, columns }));
  };
  return (
    <tr onPaste={paste}>
      {columns.map((column) => (
        <td key={column.key}>
          <CellInput
            label={`${label} ${place} ${column.title}`}
            column={column}
            value={line.cells[column.key] ?? ''}
            onChange={(text) => type(column.key, text)}
          />
        </td>
      ))}
      <td className="desk-row-tools">
        <Button aria-label={`${place}上移`} disabled={at === 0} onClick={() => onPut(movedUp(lines, at))}>
          ↑
        </Button>
        <Button aria-label={`删去${place}`} onClick={() => onPut(lines.filter((one) => one.key !== line.key))}>
          删
        </Button>
      </td>
    </tr>
  );
}
