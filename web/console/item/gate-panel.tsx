import { Alert, Button, Input, Space } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';

import type { DeskItem } from '../../../contract/desk-types.ts';
import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { fieldLabels } from './field-labels.ts';

const pathWords = { 'text-not-in-hand': '条号待核', 'plain-language': '话还不够明白', 'single-hand': '一个人就能办成' } as const;

/** Whether the item may be published: what is in the way, who may pass it on which path, and the versions there are. */
export function GatePanel({ item }: { readonly item: DeskItem }): ReactElement {
  const act = useAct<{ readonly id: string }>();
  const may = (what: string): boolean => item.may.includes(what);
  const press = (what: string, body: object): void =>
    void act.run(`/items/${item.id}/${what}`, { base: item.version, ...body }).catch(() => undefined);
  return (
    <section aria-label="公布">
      {item.gate.open ? <Alert type="success" title="各项都查过了，可以公布。" /> : <ClosedGates item={item} />}
      {act.isError ? <Refusal error={act.error} /> : null}
      {may('publish') ? <Publish item={item} press={press} /> : null}
      {may('withdraw') ? (
        <WithReason label="撤下" hint="为什么撤下。这句话会公开" press={(reason) => press('withdraw', { reason })} />
      ) : null}
      {may('revise') ? <WithReason label="开始修订" hint="为什么修订" press={(reason) => press('revise', { reason })} /> : null}
      {item.versions.length === 0 ? null : (
        <p>
          <Link to={`/units/${item.unit.id}/channels`}>贴在哪里、哪里还是旧的：张贴登记</Link>
        </p>
      )}
      <h2>公布过的版本</h2>
      {item.versions.length === 0 ? <p>还没有公布过。</p> : null}
      <ol className="desk-versions">
        {item.versions.map((version) => (
          <li key={version.number}>
            第 {version.number} 版，{version.effectiveFrom} 起{version.withdrawn ? '，已撤下' : ''}，{version.by.name}公布，指纹{' '}
            <code>{version.hash.slice(0, 16)}</code>
            {version.changes.length === 0 ? null : (
              <ul>
                {version.changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function ClosedGates({ item }: { readonly item: DeskItem }): ReactElement {
  return (
    <Alert
      type="warning"
      title="现在还不能公布"
      description={
        <ul>
          {item.gate.closed.map((gate) => (
            <li key={`${gate.code} ${gate.sentence}`}>
              {gate.sentence}
              {gate.fields.length === 0
                ? null
                : `（${gate.fields.map((field) => fieldLabels[field as keyof typeof fieldLabels]).join('、')}）`}
              {gate.path === null ? null : ` 可以按“${pathWords[gate.path]}”破例公布。`}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Publish({ item, press }: { readonly item: DeskItem; readonly press: (what: string, body: object) => void }): ReactElement {
  const [from, setFrom] = useState('');
  const [reason, setReason] = useState('');
  const [control, setControl] = useState({ what: '', who: '', until: '' });
  const paths = [...new Set(item.gate.closed.flatMap(({ path }) => (path === null ? [] : [path])))];
  const [path] = item.gate.closed.every((gate) => gate.path !== null) ? paths : [];
  const told = control.what.trim() === '' ? {} : { control };
  return (
    <Space orientation="vertical" className="desk-gap desk-wide">
      <label>
        从哪天起执行（如 2026-07-01）
        <Input className="desk-cell" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <fieldset className="desk-record">
        <legend>只要一个人就能办成的，要写补救办法</legend>
        <label>
          怎么补救
          <Input value={control.what} onChange={(event) => setControl({ ...control, what: event.target.value })} />
        </label>
        <label>
          谁负责
          <Input value={control.who} onChange={(event) => setControl({ ...control, who: event.target.value })} />
        </label>
        <label>
          到哪天再看（如 2026-12-31）
          <Input value={control.until} onChange={(event) => setControl({ ...control, until: event.target.value })} />
        </label>
      </fieldset>
      {item.gate.open ? (
        <Button type="primary" onClick={() => press('publish', { effectiveFrom: from, ...told })}>
          公布
        </Button>
      ) : path === undefined || !item.may.includes('override') ? null : (
        <>
          <Input.TextArea
            aria-label="破例的理由"
            placeholder="破例的理由，至少十个字。会公开，也会进账本"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button danger onClick={() => press('override', { effectiveFrom: from, path, reason, ...told })}>
            按“{pathWords[path]}”破例公布
          </Button>
        </>
      )}
    </Space>
  );
}

function WithReason({
  label,
  hint,
  press,
}: {
  readonly label: string;
  readonly hint: string;
  readonly press: (reason: string) => void;
}): ReactElement {
  const [reason, setReason] = useState('');
  return (
    <Space.Compact className="desk-gap desk-wide">
      <Input aria-label={hint} placeholder={hint} value={reason} onChange={(event) => setReason(event.target.value)} />
      <Button disabled={reason.trim() === ''} onClick={() => press(reason)}>
        {label}
      </Button>
    </Space.Compact>
  );
}
