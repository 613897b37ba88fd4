import type { ReactElement } from 'react';

import type { Chart, FormField, StepLimit, Threshold } from '../../../core/chart/chart.ts';
import type { Limit } from '../../../core/kernel/deadline.ts';
import { BasesPicker } from './bases-picker.tsx';
import { freeField } from './edit-branches.ts';
import { FormEditor } from './form-editor.tsx';
import { LimitEditor, Wait } from './limit-editor.tsx';
import type { PartKind } from './node-fields.ts';
import { StepTicks } from './rules-editor.tsx';
import { ThresholdEditor } from './threshold-editor.tsx';

type Props = {
  readonly label: string;
  readonly kind: PartKind['kind'];
  readonly value: unknown;
  readonly chart: Chart;
  readonly onChange: (value: unknown) => void;
};

/** A part of a node by its kind; the chart promises that the value fits it. */
export function PartEditor({ label, kind, value, chart, onChange }: Props): ReactElement {
  switch (kind) {
    case 'limit':
      return <LimitEditor label={label} value={value as StepLimit | null} onChange={onChange} />;
    case 'wait':
      return (
        <fieldset aria-label={label} className="desk-group desk-line">
          <Wait label={label} value={value as Limit} onChange={onChange} />
        </fieldset>
      );
    case 'threshold':
      return <ThresholdEditor label={label} value={value as Threshold} onChange={onChange} />;
    case 'form':
      return (
        <FormEditor label={label} value={value as readonly FormField[]} freeId={() => freeField(chart, 'field')} onChange={onChange} />
      );
    case 'bases':
      return <BasesPicker label={label} value={value as readonly string[]} onChange={onChange} />;
    case 'law':
      return (
        <BasesPicker label={label} value={typeof value === 'string' ? [value] : []} onChange={(ids) => onChange(ids.at(-1) ?? null)} />
      );
    case 'steps':
      return (
        <fieldset aria-label={label} className="desk-group">
          <StepTicks chart={chart} value={value as readonly string[]} onChange={onChange} />
        </fieldset>
      );
    case 'shows':
      return <Shows label={label} value={value as readonly string[]} chart={chart} onChange={onChange} />;
  }
}

/** Fields that a notice may show: those that are public, and those that are masked. */
function Shows({ label, value, chart, onChange }: Omit<Props, 'kind' | 'value'> & { readonly value: readonly string[] }): ReactElement {
  const fields = chart.nodes.flatMap((node) => ('form' in node ? node.form : []));
  const open = fields.filter(({ disclosure, id }) => disclosure === 'public' || disclosure === 'masked' || value.includes(id));
  return (
    <fieldset aria-label={label} className="desk-group desk-ticks">
      {open.length === 0 ? <span className="desk-sub">表单里还没有公开或者打码公开的项目。</span> : null}
      {open.map((field) => (
        <label key={field.id}>
          <input
            type="checkbox"
            checked={value.includes(field.id)}
            onChange={(event) => onChange(event.target.checked ? [...value, field.id] : value.filter((one) => one !== field.id))}
          />
          {field.label === '' ? field.id : field.label}
          {field.disclosure === 'masked' ? '（打码）' : ''}
        </label>
      ))}
    </fieldset>
  );
}
