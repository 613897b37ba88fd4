import { Button } from 'antd';
import type { ReactElement } from 'react';

import type { Chart, Variant } from '../../../core/chart/chart.ts';
import { Choice, Line } from './choice.tsx';
import { addVariant, type VariantKind, variantWords } from './edit-branches.ts';

const kinds: readonly VariantKind[] = ['green', 'instant', 'home', 'delegated'];

/** Named ways beside the usual one: what opens them, the rule in plain words, and the field that records why one was used. */
export function VariantsEditor({
  chart,
  picked,
  writes,
  onChart,
}: {
  readonly chart: Chart;
  /** The step in whose place a new way would stand. */
  readonly picked: string | null;
  readonly writes: boolean;
  readonly onChart: (chart: Chart) => void;
}): ReactElement {
  const put = (variants: readonly Variant[]): void => onChart({ ...chart, variants });
  const step = chart.nodes.find((node) => node.id === picked && node.type === 'task');
  return (
    <section aria-label="特殊通道">
      <h3>特殊通道</h3>
      {chart.variants.length === 0 ? <p>没有特殊通道，所有的事都走一条路。</p> : null}
      {chart.variants.map((variant, at) =>
        writes ? (
          <VariantEditor
            key={variant.id}
            variant={variant}
            chart={chart}
            onChange={(next) => put(chart.variants.map((one, index) => (index === at ? next : one)))}
            onTake={() => put(chart.variants.filter((_, index) => index !== at))}
          />
        ) : (
          <p key={variant.id}>
            <b>{variant.name}</b>：{variant.plainRule}
          </p>
        ),
      )}
      {writes ? (
        <p>
          {step === undefined ? '先选一步（它要是“办理”的一步），再加它的特殊通道：' : `给“${step.plainName}”加一条特殊通道：`}{' '}
          {kinds.map((kind) => (
            <Button key={kind} size="small" disabled={step === undefined} onClick={() => onChart(addVariant(chart, step?.id ?? '', kind))}>
              {variantWords[kind].name}
            </Button>
          ))}
        </p>
      ) : null}
    </section>
  );
}

function VariantEditor({
  variant,
  chart,
  onChange,
  onTake,
}: {
  readonly variant: Variant;
  readonly chart: Chart;
  readonly onChange: (variant: Variant) => void;
  readonly onTake: () => void;
}): ReactElement {
  const nameOf = (id: string): string => chart.nodes.find((node) => node.id === id)?.plainName ?? id;
  const forks = new Set(chart.nodes.flatMap((node) => (node.type === 'xor' ? [node.id] : [])));
  const entries = chart.edges
    .filter((edge) => forks.has(edge.from))
    .map((edge) => [`${edge.from} ${edge.to}`, `${nameOf(edge.from)} → ${nameOf(edge.to)}`] as const);
  const fields = chart.nodes.flatMap((node) =>
    'form' in node ? node.form.map((field) => [field.id, field.label === '' ? field.id : field.label] as const) : [],
  );
  return (
    <fieldset className="desk-record">
      <legend>{variant.name}</legend>
      <Line label="叫什么" value={variant.name} onChange={(name) => onChange({ ...variant, name })} />
      <Line label="什么时候走（大白话）" value={variant.plainRule} onChange={(plainRule) => onChange({ ...variant, plainRule })} />
      <Choice
        label="从哪里走进去"
        value={`${variant.entry.from} ${variant.entry.to}`}
        options={entries}
        onChange={(key) => {
          const [from = '', to = ''] = key.split(' ');
          onChange({ ...variant, entry: { from, to } });
        }}
      />
      <Choice label="留下什么记录" value={variant.record} options={fields} onChange={(record) => onChange({ ...variant, record })} />
      <Button size="small" onClick={onTake}>
        不叫特殊通道了（路还在）
      </Button>
    </fieldset>
  );
}
