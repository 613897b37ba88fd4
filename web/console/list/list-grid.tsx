import { Alert, Progress } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, type ReactElement, useState } from 'react';
import { useParams } from 'react-router';

import type { DeskItem, DeskList } from '../../../contract/desk-types.ts';
import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';
import { pastedCells } from './pasted-cells.ts';

type Row = DeskList['rows'][number];

const fields = ['code', 'name', 'plainName', 'category', 'powerType'] as const;

type Field = (typeof fields)[number];

function columnsOf(): readonly { readonly field: Field; readonly title: string }[] {
  const { list } = deskWords();
  const titles = {
    code: list.code,
    name: list.name,
    plainName: list.grid.plainName,
    category: list.category,
    powerType: list.grid.powerType,
  };
  return fields.map((field) => ({ field, title: titles[field] }));
}
type Changes = Readonly<Record<string, Partial<Readonly<Record<Field, string>>>>>;
type Changed = { readonly version: number; readonly conflicts: DeskItem['setAside'] };

/**
 * The list as a spreadsheet: type, paste cells from Excel or WPS, Ctrl+D fills the cell from the row above. Lines pasted below the last row
 * become new items. A row is saved when the cell is left.
 */
export function ListGrid({ rows }: { readonly rows: readonly Row[] }): ReactElement {
  const grid = useGrid(rows);
  const columns = columnsOf();
  const { grid: words } = deskWords().list;
  return (
    <>
      <p className="desk-sub">{words.lead}</p>
      <output>
        {grid.told === '' ? null : <Alert type="info" title={grid.told} />}
        {grid.share === null ? null : <Progress percent={grid.share} />}
      </output>
      {grid.error === null ? null : <Refusal error={grid.error} />}
      <table className="desk-grid">
        <thead>
          <tr>
            {columns.map(({ field, title }) => (
              <th key={field} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id}>
              {columns.map(({ field, title }, column) => (
                <td key={field}>
                  <input
                    aria-label={words.cell(at + 1, title)}
                    value={grid.valueOf(row, field)}
                    onChange={(event) => grid.type(row, { [field]: event.target.value })}
                    onBlur={(event) => void grid.save(row, { [field]: event.target.value.trim() }).catch(() => undefined)}
                    onPaste={(event) => void grid.paste(event, { row: at, column })}
                    onKeyDown={(event) => {
                      const above = rows[at - 1];
                      if (isFillDown(event) && above !== undefined) {
                        event.preventDefault();
                        grid.type(row, { [field]: grid.valueOf(above, field) });
                      } else move(event, { row: at, column });
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What was typed into the grid, and how it is saved. */
function useGrid(rows: readonly Row[]) {
  const { unit = '' } = useParams();
  const [typed, setTyped] = useState<Changes>({});
  const [told, setTold] = useState('');
  const [share, setShare] = useState<number | null>(null);
  const change = useAct<Changed>();
  const add = useAct<{ readonly id: string }>();
  const valueOf = (row: Row, field: Field): string => typed[row.id]?.[field] ?? row[field] ?? '';
  const type = (row: Row, part: Partial<Record<Field, string>>): void =>
    setTyped((before) => ({ ...before, [row.id]: { ...before[row.id], ...part } }));

  const save = async (row: Row, part: Partial<Readonly<Record<Field, string>>>): Promise<void> => {
    const fields = Object.fromEntries(
      Object.entries(part)
        .filter(([field, value]) => value !== (row[field as Field] ?? ''))
        .map(([field, value]) => [field, field === 'code' && value === '' ? null : value]),
    );
    if (Object.keys(fields).length === 0) return;
    const { conflicts } = await change.run(`/items/${row.id}/fields`, { base: row.version, fields });
    setTyped((before) => Object.fromEntries(Object.entries(before).filter(([id]) => id !== row.id)));
    setTold(conflicts.length === 0 ? deskWords().list.grid.saved(row.name) : deskWords().list.grid.aside(row.name));
  };

  const takeLine = async (line: readonly string[], at: { readonly row: number; readonly column: number }): Promise<void> => {
    const cells = fields.slice(at.column, at.column + line.length).map((field, offset) => [field, line[offset] ?? ''] as const);
    const row = rows[at.row];
    if (row !== undefined) {
      type(row, Object.fromEntries(cells));
      await save(row, Object.fromEntries(cells));
    } else if (cells.some(([field, text]) => field === 'name' && text !== '')) {
      await add.run(`/units/${unit}/items`, { fields: Object.fromEntries(cells.filter(([, text]) => text !== '')) });
    }
  };
  const paste = async (event: ClipboardEvent, at: { readonly row: number; readonly column: number }): Promise<void> => {
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    if (cells.length === 1 && cells[0]?.length === 1) return;
    event.preventDefault();
    try {
      for (const [index, line] of cells.entries()) {
        setShare(Math.round((index / cells.length) * 100));
        await takeLine(line, { ...at, row: at.row + index });
      }
      setTold(deskWords().list.grid.pasted(cells.length));
    } catch {
      // What could not be taken is told by the refusal above the table; the lines before it are in.
    } finally {
      setShare(null);
    }
  };
  return { told, share, error: change.error ?? add.error, valueOf, type, save, paste };
}

function isFillDown(event: KeyboardEvent): boolean {
  return event.key === 'd' && (event.ctrlKey || event.metaKey);
}

/** Enter and the arrows up and down walk through the rows. */
function move(event: KeyboardEvent<HTMLInputElement>, at: { readonly row: number; readonly column: number }): void {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const next = event.currentTarget.closest('tbody')?.rows[at.row + by]?.cells[at.column];
  next?.querySelector('input')?.focus();
}
