import { Alert, Button, Select, Space, Upload } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';

import type { DeskImport, DeskImports } from '../../../contract/desk-types.ts';
import { useAct, useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { Mapping, Understood } from './import-tables.tsx';

const stateWords: Readonly<Record<DeskImport['state'], string>> = {
  read: '读好了，还没有导入',
  applied: '已导入',
  undone: '整批撤回了',
  ['refused']: '没有读成',
};

/** Import of a spreadsheet or document: upload, check what was understood, take it in, take it back. */
export function ImportDesk(): ReactElement {
  const { unit = '', id } = useParams();
  return (
    <section aria-label="导入">
      <p>
        <Link to={`/units/${unit}`}>回到清单</Link>
      </p>
      <h1>从表格、文档导入</h1>
      {id === undefined ? <Start unit={unit} /> : <Preview id={id} />}
    </section>
  );
}

function Start({ unit }: { readonly unit: string }): ReactElement {
  const act = useAct<DeskImport>();
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
        <p>{act.isPending ? '正在读……' : '把 Excel、Word 或者 CSV 拖到这里，或者按一下选文件'}</p>
        <p className="desk-sub">原来的表不用改：两行表头、合并的格子、“1中2低”都认得。先给您看，点头了才导入。</p>
      </Upload.Dragger>
      {act.isError ? <Refusal error={act.error} /> : null}
      <h2>以前导入的</h2>
      {imports.isPending ? (
        <Waiting />
      ) : imports.isError ? (
        <Refusal error={imports.error} />
      ) : (
        <ul>
          {imports.data.imports.map((one) => (
            <li key={one.id}>
              <Link to={`/units/${unit}/import/${one.id}`}>{one.name}</Link> {one.at.slice(0, 10)} {one.by}：{stateWords[one.state]}，
              {one.counts.items} 项
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
  const { counts } = read;
  const press = (what: string, body: object): void => void act.run(`/imports/${read.id}/${what}`, body).catch(() => undefined);
  if (read.refusal !== null) return <Alert type="error" title="这个文件没有读成" description={read.refusal.sentence} />;
  return (
    <>
      <Alert
        type={counts.questioned > 0 ? 'warning' : 'success'}
        title={`${read.name}：${stateWords[read.state]}`}
        description={`认出 ${String(counts.items)} 项。${String(counts.clean)} 项可以直接导入，${String(counts.questioned)} 项有问题要您看，${String(counts.again)} 项清单里已经有。`}
      />
      {act.isError ? <Refusal error={act.error} /> : null}
      <Tools read={read} busy={act.isPending} press={press} />
      {read.kept.length === 0 ? null : <p>撤回时留下了：{read.kept.map((one) => one.name).join('、')}。有人已经接着改过。</p>}
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
  const [again, setAgain] = useState<'skip' | 'change'>('skip');
  const clean = read.items.flatMap((item, at) => (item.questions === 0 ? [at] : []));
  const { counts } = read;
  return (
    <Space wrap className="desk-tools">
      {read.state === 'read' ? (
        <>
          <Select
            aria-label="清单里已经有的"
            value={again}
            options={[
              { value: 'skip', label: '清单里已经有的，跳过' },
              { value: 'change', label: '清单里已经有的，照表改' },
            ]}
            onChange={setAgain}
          />
          <Button type="primary" loading={busy} disabled={clean.length === 0} onClick={() => press('apply', { items: clean, again })}>
            导入没有问题的 {clean.length} 项
          </Button>
          <Button loading={busy} disabled={counts.items === 0} onClick={() => press('apply', { items: 'all', again })}>
            全部导入，问题以后再改
          </Button>
        </>
      ) : null}
      {read.state === 'applied' ? (
        <Button danger loading={busy} onClick={() => press('undo', {})}>
          整批撤回
        </Button>
      ) : null}
      <a href={`/api/v1/desk/imports/${read.id}/marked`}>下载我的文件，错处都标好</a>
    </Space>
  );
}
