import { Select, Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import type { DeskImport } from '../../../contract/desk-types.ts';

/** What was understood: the questions first, then the items. */
export function Understood({ read }: { readonly read: DeskImport }): ReactElement {
  return (
    <>
      <h2>要您看的地方</h2>
      <Table
        size="small"
        rowKey={(row) => `${String(row.sheet)} ${String(row.row)} ${String(row.column)} ${row.code}`}
        dataSource={read.questions}
        locale={{ emptyText: '没有' }}
        columns={[
          { title: '表', dataIndex: 'sheet', width: 120 },
          { title: '行', dataIndex: 'row', width: 60 },
          { title: '列', dataIndex: 'column', width: 60 },
          { title: '写的是', dataIndex: 'value', width: 200, ellipsis: true },
          { title: '问题', dataIndex: 'sentence' },
          { title: '怎么办', dataIndex: 'cure' },
        ]}
      />
      <h2>认出的事项</h2>
      <Table
        size="small"
        rowKey={(row) => `${row.sheet} ${String(row.rows[0])} ${row.name ?? ''}`}
        dataSource={read.items}
        columns={[
          { title: '表', dataIndex: 'sheet', width: 120 },
          { title: '行', key: 'rows', width: 90, render: (_, row) => row.rows.join('–') },
          { title: '编码', dataIndex: 'code', width: 120 },
          {
            title: '事项',
            dataIndex: 'name',
            render: (name: string | null, row) => (row.made === null ? name : <Link to={`/items/${row.made}`}>{name}</Link>),
          },
          { title: '风险点', dataIndex: 'risks', width: 80 },
          { title: '问题', dataIndex: 'questions', width: 70 },
          { title: '清单里', key: 'again', width: 90, render: (_, row) => (row.again === null ? '没有' : '已经有') },
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
  const table = read.tables[at];
  if (table === undefined) return null;
  const options = [{ value: '', label: '不用这一列' }, ...read.fields.map(({ field, name }) => ({ value: field, label: name }))];
  return (
    <details open={at === 0}>
      <summary>
        {table.sheet}：表头在第 {table.headerRows.join('、')} 行，认出 {table.columns.filter((column) => column.field !== '').length} 列
        {table.filled > 0 ? `，合并格补齐 ${String(table.filled)} 处` : ''}
      </summary>
      <table className="desk-rows">
        <thead>
          <tr>
            <th scope="col">表头</th>
            <th scope="col">当作</th>
            <th scope="col">前几行写的是</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.column}>
              <th scope="row">{column.heading}</th>
              <td>
                <Select
                  aria-label={`“${column.heading}”当作`}
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
