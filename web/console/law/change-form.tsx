import { Alert, Button, Input, Select, Space } from 'antd';
import { type ReactElement, useState } from 'react';

import type { DeskLaw, DeskLawAffected } from '../../../contract/desk-law.ts';
import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { Affected } from './affected.tsx';
import { changeWords } from './law-words.ts';
import { type Typed, changeFrom, fieldsOf } from './typed-change.ts';

const empty: Typed = { kind: 'article-amended', article: '', day: '', gist: '', text: '', by: '', to: '', successions: '', source: '' };

/** Records what became of a document. First what it would affect is shown; only then can it be recorded. */
export function ChangeForm({ law }: { readonly law: DeskLaw }): ReactElement {
  const preview = useAct<DeskLawAffected>();
  const record = useAct<{ readonly tasks: number }>();
  const [typed, setTyped] = useState(empty);
  const [due, setDue] = useState('');
  const [seen, setSeen] = useState<DeskLawAffected | null>(null);
  const address = `/laws/documents/${law.id}`;
  const type = (one: Partial<Typed>): void => {
    setTyped({ ...typed, ...one });
    setSeen(null);
  };
  const look = async (): Promise<void> => setSeen(await preview.run(`${address}/preview`, { change: changeFrom(typed) }));
  const press = (): void => {
    void record
      .run(`${address}/changes`, { base: law.version, change: changeFrom(typed), due: due.trim() === '' ? law.today : due.trim() })
      .catch(() => undefined);
  };
  return (
    <section aria-label="记一次变动">
      <h2>记一次变动</h2>
      <Space orientation="vertical" className="desk-wide">
        <Select
          aria-label="怎么变的"
          className="desk-cell-wide"
          value={typed.kind}
          options={Object.entries(changeWords).map(([value, label]) => ({ value, label }))}
          onChange={(kind: Typed['kind']) => type({ kind })}
        />
        <Fields typed={typed} type={type} />
        <Button loading={preview.isPending} onClick={() => void look().catch(() => undefined)}>
          先看会影响哪些
        </Button>
        {preview.isError ? <Refusal error={preview.error} /> : null}
        {seen === null ? null : (
          <>
            <Affected affected={seen} />
            {seen.items === 0 ? null : (
              <label>
                各单位到哪天办完（如 2026-12-31）
                <Input className="desk-cell" value={due} onChange={(event) => setDue(event.target.value)} />
              </label>
            )}
            <Button type="primary" loading={record.isPending} disabled={seen.items > 0 && due.trim() === ''} onClick={press}>
              {seen.items === 0 ? '记下' : `记下，并开出 ${String(seen.items)} 项修订任务`}
            </Button>
          </>
        )}
        {record.isError ? <Refusal error={record.error} /> : null}
        {record.isSuccess ? <Alert type="success" title={`已记下，开出 ${String(record.data.tasks)} 项修订任务。`} /> : null}
      </Space>
    </section>
  );
}

function Fields({ typed, type }: { readonly typed: Typed; readonly type: (one: Partial<Typed>) => void }): ReactElement {
  return (
    <div className="desk-record">
      {fieldsOf(typed.kind).map(({ key, label, isLong }) => (
        <label key={key}>
          {label}
          {isLong ? (
            <Input.TextArea rows={4} value={typed[key]} onChange={(event) => type({ [key]: event.target.value })} />
          ) : (
            <Input value={typed[key]} onChange={(event) => type({ [key]: event.target.value })} />
          )}
        </label>
      ))}
    </div>
  );
}
