import { Button, Input, Select } from 'antd';
import { type ReactElement, useId, useState } from 'react';

import type { DeskRule } from '../../../contract/desk-types.ts';
import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { useCockpit } from './cockpit-query.ts';

type Proposal = DeskRule['proposals'][number];

const states = { open: '等另一个人批', approved: '已批准', declined: '没有批准' } as const;

/** Proposes a value with its reason, and settles what others proposed. Whoever proposes does not approve. */
export function ProposalPanel({ rule }: { readonly rule: DeskRule }): ReactElement {
  return (
    <section aria-labelledby="sv-proposals">
      <h2 id="sv-proposals">改数的建议</h2>
      {rule.proposals.length === 0 ? <p>还没有人提。</p> : null}
      {rule.proposals.map((one) => (
        <Settle key={one.id} rule={rule.id} proposal={one} />
      ))}
      <Propose key={rule.proposals.length} rule={rule} />
    </section>
  );
}

function Propose({ rule }: { readonly rule: DeskRule }): ReactElement {
  const cockpit = useCockpit();
  const act = useAct<{ readonly id: string }>(cockpit.data?.csrf ?? '');
  const tunable = rule.parameters.filter((one) => one.tunable);
  const [form, setForm] = useState({ name: tunable[0]?.source ?? '', value: '', from: rule.earliest, reason: '', source: '' });
  const put = (more: Partial<typeof form>): void => setForm({ ...form, ...more });
  return (
    <details className="sv-act sv-act-quiet">
      <summary>提一个建议</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void act.run(`/supervision/rules/${rule.id}/proposals`, form).catch(() => undefined);
        }}
      >
        <Select
          className="desk-wide"
          aria-label="改哪个数"
          value={form.name}
          options={tunable.map((one) => ({ value: one.source, label: one.name }))}
          onChange={(name: string) => put({ name })}
        />
        <Words label="改成" value={form.value} change={(value) => put({ value })} />
        <Words label={`哪天起生效（最早 ${rule.earliest}）`} value={form.from} change={(from) => put({ from })} />
        <Words label="为什么" value={form.reason} change={(reason) => put({ reason })} />
        <Words label="依据哪份文件" value={form.source} change={(source) => put({ source })} />
        {act.isError ? <Refusal error={act.error} /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          提交，等另一个人批
        </Button>
      </form>
    </details>
  );
}

type WordsProps = { readonly label: string; readonly value: string; readonly change: (value: string) => void };

function Words({ label, value, change }: WordsProps): ReactElement {
  const id = useId();
  return (
    <div className="desk-field">
      <label className="sv-label" htmlFor={id}>
        {label}
      </label>
      <Input id={id} maxLength={1000} value={value} onChange={(event) => change(event.target.value)} />
    </div>
  );
}

function Settle({ rule, proposal }: { readonly rule: string; readonly proposal: Proposal }): ReactElement {
  const cockpit = useCockpit();
  const act = useAct<{ readonly id: string }>(cockpit.data?.csrf ?? '');
  const [reason, setReason] = useState('');
  const settle = (verb: 'approve' | 'decline'): void => {
    void act.run(`/supervision/rules/${rule}/proposals/${proposal.id}/${verb}`, { reason }).catch(() => undefined);
  };
  const { name, value, from, by, at, state, settledBy } = proposal;
  return (
    <div className={state === 'open' ? 'sv-act' : 'sv-act sv-act-off'}>
      <p>
        <b>
          {name} = {value}
        </b>
        ，{from} 起。{by} {at.slice(0, 10)} 提。{states[state]}
        {settledBy === null ? '' : `，${settledBy}`}
      </p>
      <p>
        {proposal.reason}（{proposal.source}）
      </p>
      {state !== 'open' ? null : proposal.mayApprove ? (
        <>
          <Words label="意见" value={reason} change={setReason} />
          {act.isError ? <Refusal error={act.error} /> : null}
          <Button type="primary" onClick={() => settle('approve')}>
            批准，先影子运行
          </Button>{' '}
          <Button onClick={() => settle('decline')}>不批准</Button>
        </>
      ) : (
        <p className="desk-sub">您提的，要另一个人批。</p>
      )}
    </div>
  );
}
