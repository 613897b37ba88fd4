import { Button, Empty, Input, Select, Space, Table, Tag } from 'antd';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';

import type { DeskList } from '../../../contract/desk-types.ts';
import { useAnswer, useDesk } from '../desk-queries.ts';
import { aspectWords, levelWords, statusWords } from '../desk-words.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { ActOnMany } from './act-on-many.tsx';
import { AddItem } from './add-item.tsx';
import { ListGrid } from './list-grid.tsx';

const DossierBox = lazy(async () => ({ default: (await import('../dossier/dossier-box.tsx')).DossierBox }));

type Row = DeskList['rows'][number];

/** The list of a unit: what each item still lacks, where it stands, and the doors to add, import and fill in as in a spreadsheet. */
export function UnitList(): ReactElement {
  const desk = useDesk();
  const { unit: asked } = useParams();
  const unit = asked ?? desk.data?.units[0]?.id;
  const mine = desk.data?.units.find((one) => one.id === unit);
  const [filter, setFilter] = useState<Filter>({ search: '', status: '', category: '', cursors: [] });
  const [grid, setGrid] = useState(false);
  const [choice, setChoice] = useState<Choice>({ unit: '', rows: [] });
  const [dossier, setDossier] = useState(false);
  const list = useAnswer<DeskList>(`/units/${unit ?? ''}/items?${queryOf(filter)}`, unit !== undefined);
  if (unit === undefined || mine === undefined) return <p>没有这个单位，或者不归您看。请在上面换一个。</p>;
  const writes = mine.may.includes('compile');
  const chosen = choice.unit === unit ? choice.rows : [];
  const narrow = (part: Partial<Filter>): void => setFilter({ ...filter, cursors: [], ...part });
  return (
    <section aria-label={`${mine.name}的清单`}>
      <h1>{mine.name} · 微权力清单</h1>
      <Space wrap className="desk-tools">
        <Input.Search
          allowClear
          aria-label="找事项"
          placeholder="名称、通俗名、编码"
          maxLength={60}
          onSearch={(search) => narrow({ search })}
        />
        <Select
          aria-label="办到哪里"
          value={filter.status}
          options={[{ value: '', label: '全部状态' }, ...Object.entries(statusWords).map(([value, label]) => ({ value, label }))]}
          onChange={(status) => narrow({ status })}
        />
        <Select
          aria-label="类别"
          value={filter.category}
          options={[
            { value: '', label: '全部类别' },
            ...(list.data?.categories ?? []).map(({ name, items }) => ({ value: name, label: `${name} ${String(items)}` })),
          ]}
          onChange={(category) => narrow({ category })}
        />
        {writes ? <AddItem unit={unit} /> : null}
        {writes ? <Link to={`/units/${unit}/import`}>从表格、文档导入</Link> : null}
        <Button onClick={() => setDossier(!dossier)}>审核材料</Button>
        <Link to={`/units/${unit}/channels`}>张贴登记</Link>
        {writes ? <Button onClick={() => setGrid(!grid)}>{grid ? '回到清单' : '像表格一样填'}</Button> : null}
      </Space>
      <ActOnMany key={unit} rows={grid ? [] : chosen} may={mine.may} done={() => setChoice({ unit, rows: [] })} />
      {dossier ? <UnitDossier unit={unit} category={filter.category} /> : null}
      {list.isPending ? (
        <Waiting />
      ) : list.isError ? (
        <Refusal error={list.error} />
      ) : grid ? (
        <ListGrid rows={list.data.rows} />
      ) : (
        <ListTable list={list.data} chosen={chosen} onChoose={(rows) => setChoice({ unit, rows })} />
      )}
      {list.data === undefined ? null : <Pages list={list.data} filter={filter} onChange={setFilter} />}
    </section>
  );
}

/** Rows chosen for an act on many, and of which unit they are. */
type Choice = { readonly unit: string; readonly rows: readonly Row[] };

function UnitDossier({ unit, category }: { readonly unit: string; readonly category: string }): ReactElement {
  return (
    <Suspense fallback={<Waiting />}>
      <DossierBox at={`/units/${unit}`} query={category === '' ? '' : `?category=${encodeURIComponent(category)}`} />
    </Suspense>
  );
}

type Filter = { readonly search: string; readonly status: string; readonly category: string; readonly cursors: readonly string[] };

function queryOf({ search, status, category, cursors }: Filter): string {
  const cursor = cursors.at(-1) ?? '';
  const given = Object.entries({ search, status, category, cursor }).filter(([, value]) => value !== '');
  return new URLSearchParams(Object.fromEntries(given)).toString();
}

type Chosen = { readonly list: DeskList; readonly chosen: readonly Row[]; readonly onChoose: (rows: readonly Row[]) => void };

function ListTable({ list, chosen, onChoose }: Chosen): ReactElement {
  const go = useNavigate();
  return (
    <Table<Row>
      rowKey="id"
      size="middle"
      className="desk-wide-table"
      pagination={false}
      dataSource={[...list.rows]}
      rowSelection={{
        selectedRowKeys: chosen.map(({ id }) => id),
        preserveSelectedRowKeys: true,
        onChange: (_, rows) => onChoose(rows),
        getCheckboxProps: (row) => ({ 'aria-label': `选 ${row.name}` }),
        getTitleCheckboxProps: () => ({ 'aria-label': '选这一页全部' }),
      }}
      locale={{ emptyText: <Empty description="这里还没有事项。可以新增一项，也可以导入一张表。" /> }}
      onRow={(row) => ({ onDoubleClick: () => void go(`/items/${row.id}`) })}
      columns={[
        { title: '编码', dataIndex: 'code', width: 110, render: (code: string | null) => code ?? '（还没有）' },
        {
          title: '事项',
          dataIndex: 'name',
          render: (_, row) => (
            <>
              <Link to={`/items/${row.id}`}>{row.name}</Link>
              {row.plainName === '' ? null : <div className="desk-sub">{row.plainName}</div>}
            </>
          ),
        },
        { title: '类别', dataIndex: 'category', width: 130 },
        { title: '状态', dataIndex: 'status', width: 150, render: (_, row) => <Status row={row} /> },
        { title: '六个方面', key: 'aspects', width: 200, render: (_, row) => <Aspects done={row.aspects} /> },
        { title: '流程图', dataIndex: 'chart', width: 90, render: (_, row) => chartWords[row.chart] },
        { title: '风险点', key: 'risks', width: 130, render: (_, row) => riskText(row.risks) },
      ]}
    />
  );
}

const chartWords = { none: '还没有', own: '自己的', adopted: '照模板', shared: '共用' } as const;

function Status({ row }: { readonly row: Row }): ReactElement {
  return (
    <>
      <Tag>{statusWords[row.status]}</Tag>
      {row.published === null ? null : <div className="desk-sub">现行第 {row.published} 版</div>}
      {row.openThreads > 0 ? <div className="desk-sub">{row.openThreads} 条意见没了结</div> : null}
    </>
  );
}

/** The six aspects: what is missing is named; words, not colours, tell which. */
function Aspects({ done }: { readonly done: readonly boolean[] }): ReactElement {
  const missing = aspectWords.filter((_, index) => done[index] !== true);
  if (missing.length === 0) return <span>六项都齐</span>;
  return (
    <span>
      {6 - missing.length} / 6，还缺：{missing.join('、')}
    </span>
  );
}

function riskText(risks: Row['risks']): string {
  const told = (['high', 'middle', 'low'] as const)
    .filter((level) => risks[level] > 0)
    .map((level) => `${String(risks[level])}${levelWords[level]}`);
  return told.length === 0 ? '还没有' : told.join('');
}

function Pages({
  list,
  filter,
  onChange,
}: {
  readonly list: DeskList;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}): ReactElement {
  const { next } = list;
  return (
    <Space className="desk-pages">
      <span>共 {list.total} 项</span>
      <Button disabled={filter.cursors.length === 0} onClick={() => onChange({ ...filter, cursors: filter.cursors.slice(0, -1) })}>
        上一页
      </Button>
      <Button disabled={next === null} onClick={() => next !== null && onChange({ ...filter, cursors: [...filter.cursors, next] })}>
        下一页
      </Button>
    </Space>
  );
}
