import { Button, Input, Select, Space, Table } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link, useNavigate } from 'react-router';

import type { DeskLaws } from '../../../contract/desk-law.ts';
import { useAct, useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { lawStateWords } from './law-words.ts';

type Row = DeskLaws['documents'][number];

/** The county's law register: every document, where it stands, and how often it is cited. */
export function LawList(): ReactElement {
  const laws = useAnswer<DeskLaws>('/laws');
  const [sought, setSought] = useState('');
  const [state, setState] = useState<Row['state'] | 'all'>('all');
  if (laws.isPending) return <Waiting />;
  if (laws.isError) return <Refusal error={laws.error} />;
  const { documents, may } = laws.data;
  const fits = (row: Row): boolean =>
    (state === 'all' || row.state === state) && [row.title, row.issuer, row.number ?? ''].some((text) => text.includes(sought.trim()));
  const count = (wanted: Row['state']): number => documents.filter((row) => row.state === wanted).length;
  return (
    <section aria-label="法规">
      <h1>法规库</h1>
      <p>
        一共 {documents.length} 部，现行有效 {count('in-force')} 部，已失效 {count('superseded')} 部；条号待核的条文{' '}
        {documents.reduce((sum, row) => sum + row.notInHand, 0)} 条。
      </p>
      <Space wrap className="desk-tools">
        <Input.Search
          aria-label="按名称、机关、文号找"
          placeholder="按名称、机关、文号找"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <Select
          aria-label="效力"
          className="desk-cell"
          value={state}
          options={[{ value: 'all', label: '全部' }, ...Object.entries(lawStateWords).map(([value, label]) => ({ value, label }))]}
          onChange={(value: Row['state'] | 'all') => setState(value)}
        />
        <Link to="/revisions">修订任务</Link>
      </Space>
      <LawTable rows={documents.filter(fits)} />
      {may.record ? <RegisterForm /> : null}
    </section>
  );
}

function LawTable({ rows }: { readonly rows: readonly Row[] }): ReactElement {
  return (
    <Table<Row>
      rowKey="id"
      size="small"
      scroll={{ x: 900 }}
      pagination={{ pageSize: 100, hideOnSinglePage: true }}
      dataSource={[...rows]}
      columns={[
        { title: '文件', key: 'title', render: (_, row) => <Link to={`/laws/${row.id}`}>{row.title}</Link> },
        { title: '机关', dataIndex: 'issuer', width: 220 },
        { title: '文号', key: 'number', width: 170, render: (_, row) => row.number ?? '—' },
        { title: '效力', key: 'state', width: 150, render: (_, row) => stateText(row) },
        { title: '条文', dataIndex: 'articles', width: 60 },
        { title: '待核', dataIndex: 'notInHand', width: 60 },
        { title: '引用它的事项', dataIndex: 'cited', width: 110 },
        { title: '没办的修订', dataIndex: 'openTasks', width: 100 },
      ]}
    />
  );
}

function stateText({ state, validFrom, validTo }: Row): string {
  if (state === 'superseded') return `${lawStateWords[state]}（到${validTo ?? ''}）`;
  return state === 'not-yet-in-force' ? `${lawStateWords[state]}（${validFrom ?? ''}起）` : lawStateWords[state];
}

const empty = { id: '', title: '', number: '', issuer: '', validFrom: '', source: '' };
const inputs: readonly (readonly [key: keyof typeof empty, label: string])[] = [
  ['title', '名称'],
  ['issuer', '制定机关'],
  ['number', '文号，没有就空着'],
  ['validFrom', '从哪天起施行（如 2026-07-01）'],
  ['source', '出处：公报、网页、文号'],
  ['id', '编号，小写字母、数字和短横，如 seal-rules-2026'],
];

function RegisterForm(): ReactElement {
  const act = useAct<{ readonly id: string }>();
  const go = useNavigate();
  const [typed, setTyped] = useState(empty);
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const press = async (): Promise<void> => {
    const { id } = await act.run('/laws', { ...typed, number: orNull(typed.number), validFrom: orNull(typed.validFrom) });
    void go(`/laws/${id}`);
  };
  return (
    <section aria-label="登记一部文件">
      <h2>登记一部文件</h2>
      <p className="desk-sub">先登记文件，再一条一条加条文。条号只照原文写。</p>
      <div className="desk-record">
        {inputs.map(([key, label]) => (
          <label key={key}>
            {label}
            <Input value={typed[key]} onChange={(event) => setTyped({ ...typed, [key]: event.target.value })} />
          </label>
        ))}
      </div>
      {act.isError ? <Refusal error={act.error} /> : null}
      <Button type="primary" loading={act.isPending} onClick={() => void press().catch(() => undefined)}>
        登记
      </Button>
    </section>
  );
}
