import { Select, Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import type { DeskImport } from '../../../contract/desk-types.ts';
import { deskWords } from '../speech.ts';

/** What was understood: the questions first, then the items. */
export function Understood({ read }: { readonly read: DeskImport }): ReactElement {
  const { import: words, list } = deskWords();
  return (
    <>
      <h2>{words.questions}</h2>
      <Table
        size="small"
        rowKey={(row) => `${String(row.sheet)} ${String(row.row)} ${String(row.column)} ${row.code}`}
        dataSource={read.questions}
        locale={{ emptyText: words.nothing }}
        columns={[
          { title: words.sheet, dataIndex: 'sheet', width: 120 },
          { title: words.row, dataIndex: 'row', width: 60 },
          { title: words.column, dataIndex: 'column', width: 60 },
          { title: words.value, dataIndex: 'value', width: 200, ellipsis: true },
          { title: words.question, dataIndex: 'sentence' },
          { title: words.cure, dataIndex: 'cure' },
        ]}
      />
      <h2>{words.found}</h2>
      <Table
        size="small"
        rowKey={(row) => `${row.sheet} ${String(row.rows[0])} ${row.name ?? ''}`}
        dataSource={read.items}
        columns={[
          { title: words.sheet, dataIndex: 'sheet', width: 120 },
          { title: words.row, key: 'rows', width: 90, render: (_, row) => row.rows.join('–') },
          { title: list.code, dataIndex: 'code', width: 120 },
          {
            title: list.item,
            dataIndex: 'name',
            render: (name: string | null, row) => (row.made === null ? name : <Link to={`/items/${row.made}`}>{name}</Link>),
          },
          { title: list.risks, dataIndex: 'risks', width: 80 },
          { title: words.question, dataIndex: 'questions', width: 70 },
          { title: words.inList, key: 'again', width: 90, render: (_, row) => (row.again === null ? words.notYet : words.there) },
        ]}
      />
    </>
  );
}

/** What the columns of a table are taken for, with what stands in them; it may be changed until the import is taken in. */
export function Mapping({
  read,
  at,
  press,
}: {
  readonly read: DeskImport;
  readonly at: number;
  readonly press: (what: string, body: object) => void;
}): ReactElement | null {
  const { import: words } = deskWords();
  const table = read.tables[at];
  if (table === undefined) return null;
  const options = [{ value: '', label: words.noColumn }, ...read.fields.map(({ field, name }) => ({ value: field, label: name }))];
  return (
    <details open={at === 0}>
      <summary>
        {words.mapping(table.sheet, table.headerRows.join('、'), table.columns.filter((column) => column.field !== '').length)}
        {table.filled > 0 ? words.filled(table.filled) : ''}
      </summary>
      <table className="desk-rows">
        <thead>
          <tr>
            <th scope="col">{words.heading}</th>
            <th scope="col">{words.as}</th>
            <th scope="col">{words.samples}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.column}>
              <th scope="row">{column.heading}</th>
              <td>
                <Select
                  aria-label={words.headingAs(column.heading)}
                  className="desk-cell-wide"
                  disabled={read.state !== 'read'}
                  value={column.field}
                  options={options}
                  onChange={(field) => press('mapping', { mapping: [{ table: at, column: column.column, field }] })}
                />
              </td>
              <td>{column.samples.join(' ／ ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
