import { Button, Empty, Input, Select, Space, Table, Tag } from 'antd';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';

import type { DeskList } from '../../../contract/desk-types.ts';
import { useAnswer, useDesk } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { deskLanguage, deskWords } from '../speech.ts';
import { ActOnMany } from './act-on-many.tsx';
import { AddItem } from './add-item.tsx';
import { ListGrid } from './list-grid.tsx';

const DossierBox = lazy(async () => ({ default: (await import('../dossier/dossier-box.tsx')).DossierBox }));

type Row = DeskList['rows'][number];

/** The list of a unit: what each item still lacks, where it stands, and the doors to add, import and fill in as in a spreadsheet. */
export function UnitList(): ReactElement {
  const desk = useDesk();
  const { list: words } = deskWords();
  const { unit: asked } = useParams();
  const unit = asked ?? desk.data?.units[0]?.id;
  const mine = desk.data?.units.find((one) => one.id === unit);
  const [filter, setFilter] = useState<Filter>({ search: '', status: '', category: '', cursors: [] });
  const [grid, setGrid] = useState(false);
  const [choice, setChoice] = useState<Choice>({ unit: '', rows: [] });
  const [dossier, setDossier] = useState(false);
  const list = useAnswer<DeskList>(`/units/${unit ?? ''}/items?${queryOf(filter)}`, unit !== undefined);
  if (unit === undefined || mine === undefined) return <p>{words.none}</p>;
  const writes = mine.may.includes('compile');
  const chosen = choice.unit === unit ? choice.rows : [];
  const narrow = (part: Partial<Filter>): void => setFilter({ ...filter, cursors: [], ...part });
  return (
    <section aria-label={words.of(mine.name)}>
      <h1>{words.title(mine.name)}</h1>
      <Space wrap className="desk-tools">
        <Narrowing filter={filter} categories={list.data?.categories ?? []} onNarrow={narrow} />
        {writes ? <AddItem unit={unit} /> : null}
        {writes ? <Link to={`/units/${unit}/import`}>{words.import}</Link> : null}
        <Button onClick={() => setDossier(!dossier)}>{words.dossier}</Button>
        <Link to={`/units/${unit}/channels`}>{words.channels}</Link>
        {writes ? <Button onClick={() => setGrid(!grid)}>{grid ? words.back : words.asGrid}</Button> : null}
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

type NarrowingProps = {
  readonly filter: Filter;
  readonly categories: DeskList['categories'];
  readonly onNarrow: (part: Partial<Filter>) => void;
};

/** Which rows are shown: by words, state and category. */
function Narrowing({ filter, categories, onNarrow }: NarrowingProps): ReactElement {
  const { list: words, status: statusWords } = deskWords();
  return (
    <>
      <Input.Search
        allowClear
        aria-label={words.search}
        placeholder={words.searchHint}
        maxLength={60}
        onSearch={(search) => onNarrow({ search })}
      />
      <Select
        aria-label={words.where}
        value={filter.status}
        options={[{ value: '', label: words.allStatus }, ...Object.entries(statusWords).map(([value, label]) => ({ value, label }))]}
        onChange={(status) => onNarrow({ status })}
      />
      <Select
        aria-label={words.category}
        value={filter.category}
        options={[
          { value: '', label: words.allCategories },
          ...categories.map(({ name, items }) => ({ value: name, label: `${name} ${String(items)}` })),
        ]}
        onChange={(category) => onNarrow({ category })}
      />
    </>
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
  const { list: words } = deskWords();
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
        getCheckboxProps: (row) => ({ 'aria-label': words.choose(row.name) }),
        getTitleCheckboxProps: () => ({ 'aria-label': words.choosePage }),
      }}
      locale={{ emptyText: <Empty description={words.empty} /> }}
      onRow={(row) => ({ onDoubleClick: () => void go(`/items/${row.id}`) })}
      columns={[
        { title: words.code, dataIndex: 'code', width: 110, render: (code: string | null) => code ?? words.noCode },
        {
          title: words.item,
          dataIndex: 'name',
          render: (_, row) => (
            <>
              <Link to={`/items/${row.id}`}>{row.name}</Link>
              {row.plainName === '' ? null : <div className="desk-sub">{row.plainName}</div>}
            </>
          ),
        },
        { title: words.category, dataIndex: 'category', width: 130 },
        { title: words.state, dataIndex: 'status', width: 150, render: (_, row) => <Status row={row} /> },
        { title: words.six, key: 'aspects', width: 200, render: (_, row) => <Aspects done={row.aspects} /> },
        { title: words.chart, dataIndex: 'chart', width: 90, render: (_, row) => words.charts[row.chart] },
        { title: words.risks, key: 'risks', width: 130, render: (_, row) => riskText(row.risks) },
      ]}
    />
  );
}

function Status({ row }: { readonly row: Row }): ReactElement {
  const { list: words, status } = deskWords();
  return (
    <>
      <Tag>{status[row.status]}</Tag>
      {row.published === null ? null : <div className="desk-sub">{words.inForce(row.published)}</div>}
      {row.openThreads > 0 ? <div className="desk-sub">{words.threads(row.openThreads)}</div> : null}
    </>
  );
}

/** The six aspects: what is missing is named; words, not colours, tell which. */
function Aspects({ done }: { readonly done: readonly boolean[] }): ReactElement {
  const { list: words, aspects, language } = { ...deskWords(), language: deskLanguage() };
  const missing = aspects.filter((_, index) => done[index] !== true);
  if (missing.length === 0) return <span>{words.allSix}</span>;
  return <span>{words.missing(6 - missing.length, missing.join(language === 'en' ? ', ' : '、'))}</span>;
}

function riskText(risks: Row['risks']): string {
  const { level: levelWords, list: words } = deskWords();
  const told = (['high', 'middle', 'low'] as const)
    .filter((level) => risks[level] > 0)
    .map((level) => `${String(risks[level])}${deskLanguage() === 'en' ? ' ' : ''}${levelWords[level]}`);
  return told.length === 0 ? words.charts.none : told.join(deskLanguage() === 'en' ? ', ' : '');
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
  const { list: words } = deskWords();
  return (
    <Space className="desk-pages">
      <span>{words.total(list.total)}</span>
      <Button disabled={filter.cursors.length === 0} onClick={() => onChange({ ...filter, cursors: filter.cursors.slice(0, -1) })}>
        {words.before}
      </Button>
      <Button disabled={next === null} onClick={() => next !== null && onChange({ ...filter, cursors: [...filter.cursors, next] })}>
        {words.next}
      </Button>
    </Space>
  );
}
