import { Button, Input, Select } from 'antd';
import { type ReactElement, useState } from 'react';

import type { DeskItem } from '../../../contract/desk-types.ts';
import { RowsEditor } from './rows-editor.tsx';

type Record_ = DeskItem['fields']['research'][number];

const kinds = [
  { value: 'survey', label: '调研' },
  { value: 'visit', label: '走访服务对象' },
  { value: 'symposium', label: '座谈会' },
] as const;

const results: Readonly<Record<string, Record_['heard'][number]['result']>> = { 改了: 'changed', 没改: 'kept' };
const resultWords = { changed: '改了', kept: '没改', open: '没定' } as const;

const heardColumns = [
  { key: 'who', title: '听了谁的（写人群，不写名字）', kind: 'text', empty: '' },
  { key: 'count', title: '几个人', kind: 'number', empty: '' },
  { key: 'said', title: '说了什么', kind: 'long', empty: '' },
  { key: 'result', title: '结果（改了、没改、没定）', kind: 'text', empty: '' },
  { key: 'because', title: '改在哪里，或者为什么没改', kind: 'long', empty: '' },
] as const;

/** Records of compiling: when, where, who was heard and what became of it. */
export function ResearchEditor({ value, onSave }: { readonly value: unknown; readonly onSave: (value: unknown) => void }): ReactElement {
  const [records, setRecords] = useState<readonly Record_[]>(Array.isArray(value) ? (value as readonly Record_[]) : []);
  const put = (at: number, part: Partial<Record_>): readonly Record_[] => {
    const next = records.map((one, index) => (index === at ? { ...one, ...part } : one));
    setRecords(next);
    return next;
  };
  const save = (next: readonly Record_[]): void => {
    if (next.every((one) => /^\d{4}-\d{2}-\d{2}$/.test(one.day))) onSave(next);
  };
  return (
    <div>
      {records.map((record, at) => (
        <fieldset key={`${String(at)} ${record.kind}`} className="desk-record">
          <legend>第 {at + 1} 次</legend>
          <Select
            aria-label={`第 ${String(at + 1)} 次 方式`}
            value={record.kind}
            options={[...kinds]}
            onChange={(kind) => save(put(at, { kind }))}
          />
          <label>
            日期（如 2026-03-01）
            <Input value={record.day} onChange={(event) => put(at, { day: event.target.value })} onBlur={() => save(records)} />
          </label>
          <label>
            地点
            <Input value={record.place} onChange={(event) => put(at, { place: event.target.value })} onBlur={() => save(records)} />
          </label>
          <label>
            记录
            <Input.TextArea
              rows={4}
              value={record.minutes}
              onChange={(event) => put(at, { minutes: event.target.value })}
              onBlur={() => save(records)}
            />
          </label>
          <RowsEditor
            label={`第 ${String(at + 1)} 次听到的意见`}
            columns={heardColumns}
            hint="一行一条意见"
            value={record.heard.map((one) => ({ ...one, result: resultWords[one.result] }))}
            onSave={(heard) => save(put(at, { heard: heardOf(heard) }))}
          />
          <Button onClick={() => onSave(records.filter((_, index) => index !== at))}>删去这一次</Button>
        </fieldset>
      ))}
      <Button onClick={() => setRecords([...records, { kind: 'visit', day: '', place: '', minutes: '', heard: [] }])}>加一次</Button>
      <span className="desk-sub"> 写上日期才会保存</span>
    </div>
  );
}

function heardOf(rows: unknown): Record_['heard'] {
  const given = Array.isArray(rows) ? (rows as readonly (Omit<Record_['heard'][number], 'result'> & { readonly result: string })[]) : [];
  return given.map((one) => ({ ...one, count: Math.max(1, Math.trunc(one.count)), result: results[one.result] ?? 'open' }));
}
