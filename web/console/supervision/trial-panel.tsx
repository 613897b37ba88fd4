import { Button, Input, Progress, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useId, useState } from 'react';

import type { DeskRule, DeskTrial } from '../../../contract/desk-types.ts';
import { ask } from '../desk-client.ts';
import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { useCockpit } from './cockpit-query.ts';

const words = { running: '正在试算', done: '算完了', stopped: '停下了', failed: '没有算成，请看服务器的记录' } as const;
const mostShown = 30;

/** Tries a value over the stored snapshots of a year, in a process of its own, and tells which alerts it adds and removes. Nothing is written. */
export function TrialPanel({ rule }: { readonly rule: DeskRule }): ReactElement {
  const cockpit = useCockpit();
  const act = useAct<DeskTrial>(cockpit.data?.csrf ?? '');
  const tunable = rule.parameters.filter((one) => one.tunable);
  const [name, setName] = useState(tunable[0]?.name ?? '');
  const chosen = rule.parameters.find((one) => one.name === name);
  const [value, setValue] = useState(chosen?.value ?? '');
  const [begun, setBegun] = useState<DeskTrial | null>(rule.trial);
  const trial = useTrial(begun);
  const ids = { value: useId() };
  const start = (): void => {
    void act
      .run(`/supervision/rules/${rule.id}/trials`, { name, value, months: 12 })
      .then(setBegun)
      .catch(() => undefined);
  };
  const stop = (): void => {
    if (trial === null) return;
    void act
      .run(`/supervision/trials/${trial.id}/stop`, {})
      .then(setBegun)
      .catch(() => undefined);
  };
  return (
    <section className="sv-act" aria-labelledby="sv-trial">
      <h2 id="sv-trial">试算</h2>
      <p className="desk-sub">在近一年的 {rule.snapshots} 份数据上算一遍，看多问哪些、少问哪些。只是试，什么也不改。</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <Select
          className="desk-wide"
          aria-label="试哪个数"
          value={name}
          options={tunable.map((one) => ({ value: one.name, label: `${one.name}（现在 ${one.value ?? '没有'}${one.unit}）` }))}
          onChange={(next: string) => {
            setName(next);
            setValue(rule.parameters.find((one) => one.name === next)?.value ?? '');
          }}
        />
        <div className="desk-field">
          <label className="sv-label" htmlFor={ids.value}>
            改成
          </label>
          <Input id={ids.value} maxLength={400} value={value} onChange={(event) => setValue(event.target.value)} />
        </div>
        {act.isError ? <Refusal error={act.error} /> : null}
        <Button type="primary" htmlType="submit" disabled={trial?.state === 'running'}>
          试算
        </Button>{' '}
        {trial?.state === 'running' ? <Button onClick={stop}>停下</Button> : null}
      </form>
      {trial === null ? null : <TrialResult trial={trial} />}
    </section>
  );
}

/** The trial as it goes: asked twice a second while it runs. */
function useTrial(begun: DeskTrial | null): DeskTrial | null {
  const query = useQuery({
    queryKey: ['trial', begun?.id, begun?.state],
    queryFn: () => ask<DeskTrial>(`/supervision/trials/${begun?.id ?? ''}`),
    enabled: begun?.state === 'running',
    refetchInterval: (now) => (now.state.data === undefined || now.state.data.state === 'running' ? 500 : false),
  });
  return begun?.state === 'running' ? (query.data ?? begun) : begun;
}

function TrialResult({ trial }: { readonly trial: DeskTrial }): ReactElement {
  const share = trial.of === 0 ? 0 : Math.round((trial.done * 100) / trial.of);
  return (
    <div>
      <p aria-live="polite">
        {trial.name} = {trial.value}：{words[trial.state]}
        {trial.state === 'running' && trial.of > 0 ? `，${String(trial.done)} / ${String(trial.of)} 份` : ''}
      </p>
      {trial.state === 'running' ? <Progress percent={share} size="small" aria-label="试算进度" /> : null}
      {trial.runs.map((run) => (
        <div key={run.snapshot}>
          <p>
            <b>{run.importedAt.slice(0, 10)} 的数据</b>：原来问 {run.before} 件，改了问 {run.after} 件。
          </p>
          <Objects title="多问的" objects={run.added} />
          <Objects title="不再问的" objects={run.removed} />
        </div>
      ))}
    </div>
  );
}

function Objects({ title, objects }: { readonly title: string; readonly objects: readonly string[] }): ReactElement {
  return (
    <details open={objects.length > 0 && objects.length <= 8}>
      <summary>
        {title} {objects.length} 件
      </summary>
      <ul>
        {objects.slice(0, mostShown).map((object) => (
          <li key={object}>{object}</li>
        ))}
      </ul>
      {objects.length > mostShown ? <p>还有 {objects.length - mostShown} 件没有列。</p> : null}
    </details>
  );
}
