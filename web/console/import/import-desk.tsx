import { Alert, Button, Select, Space, Upload } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';

import type { DeskImport, DeskImports } from '../../../contract/desk-types.ts';
import { useAct, useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';
import { Mapping, Understood } from './import-tables.tsx';

/** Import of a spreadsheet or document: upload, check what was understood, take it in, take it back. */
export function ImportDesk(): ReactElement {
  const { unit = '', id } = useParams();
  const { import: words, list } = deskWords();
  return (
    <section aria-label={words.label}>
      <p>
        <Link to={`/units/${unit}`}>{list.back}</Link>
      </p>
      <h1>{list.import}</h1>
      {id === undefined ? <Start unit={unit} /> : <Preview id={id} />}
    </section>
  );
}

function Start({ unit }: { readonly unit: string }): ReactElement {
  const act = useAct<DeskImport>();
  const { import: words } = deskWords();
  const go = useNavigate();
  const imports = useAnswer<DeskImports>(`/units/${unit}/imports`);
  const take = async (file: File): Promise<void> => {
    const read = await act.run(`/units/${unit}/imports?name=${encodeURIComponent(file.name)}`, file);
    void go(`/units/${unit}/import/${read.id}`);
  };
  return (
    <>
      <Upload.Dragger
        accept=".xlsx,.docx,.csv"
        showUploadList={false}
        disabled={act.isPending}
        beforeUpload={(file) => {
          void take(file).catch(() => undefined);
          return Upload.LIST_IGNORE;
        }}
      >
        <p>{act.isPending ? words.reading : words.drop}</p>
        <p className="desk-sub">{words.hint}</p>
      </Upload.Dragger>
      {act.isError ? <Refusal error={act.error} /> : null}
      <h2>{words.earlier}</h2>
      {imports.isPending ? (
        <Waiting />
      ) : imports.isError ? (
        <Refusal error={imports.error} />
      ) : (
        <ul>
          {imports.data.imports.map((one) => (
            <li key={one.id}>
              <Link to={`/units/${unit}/import/${one.id}`}>{one.name}</Link>{' '}
              {words.line(`${one.at.slice(0, 10)} ${one.by}`, words.states[one.state], one.counts.items)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Preview({ id }: { readonly id: string }): ReactElement {
  const read = useAnswer<DeskImport>(`/imports/${id}`);
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Refusal error={read.error} />;
  return <Read key={`${id} ${read.data.state}`} read={read.data} />;
}

function Read({ read }: { readonly read: DeskImport }): ReactElement {
  const act = useAct<DeskImport>();
  const { import: words } = deskWords();
  const { counts } = read;
  const press = (what: string, body: object): void => void act.run(`/imports/${read.id}/${what}`, body).catch(() => undefined);
  if (read.refusal !== null) return <Alert type="error" title={words.notRead} description={read.refusal.sentence} />;
  return (
    <>
      <Alert
        type={counts.questioned > 0 ? 'warning' : 'success'}
        title={words.title(read.name, words.states[read.state])}
        description={`${words.counts(counts.items, counts.clean)} ${words.countsOpen(counts.questioned, counts.again)}`}
      />
      {act.isError ? <Refusal error={act.error} /> : null}
      <Tools read={read} busy={act.isPending} press={press} />
      {read.kept.length === 0 ? null : <p>{words.kept(read.kept.map((one) => one.name).join('、'))}</p>}
      {read.tables.map((table, at) => (
        <Mapping key={`${table.sheet} ${String(at)}`} read={read} at={at} press={press} />
      ))}
      <Understood read={read} />
    </>
  );
}

type ToolsProps = { readonly read: DeskImport; readonly busy: boolean; readonly press: (what: string, body: object) => void };

/** What may be done with an import now. */
function Tools({ read, busy, press }: ToolsProps): ReactElement {
  const { import: words } = deskWords();
  const [again, setAgain] = useState<'skip' | 'change'>('skip');
  const clean = read.items.flatMap((item, at) => (item.questions === 0 ? [at] : []));
  const { counts } = read;
  return (
    <Space wrap className="desk-tools">
      {read.state === 'read' ? (
        <>
          <Select
            aria-label={words.already}
            value={again}
            options={[
              { value: 'skip', label: words.skip },
              { value: 'change', label: words.change },
            ]}
            onChange={setAgain}
          />
          <Button type="primary" loading={busy} disabled={clean.length === 0} onClick={() => press('apply', { items: clean, again })}>
            {words.takeClean(clean.length)}
          </Button>
          <Button loading={busy} disabled={counts.items === 0} onClick={() => press('apply', { items: 'all', again })}>
            {words.takeAll}
          </Button>
        </>
      ) : null}
      {read.state === 'applied' ? (
        <Button danger loading={busy} onClick={() => press('undo', {})}>
          {words.undo}
        </Button>
      ) : null}
      <a href={`/api/v1/desk/imports/${read.id}/marked`}>{words.marked}</a>
    </Space>
  );
}
