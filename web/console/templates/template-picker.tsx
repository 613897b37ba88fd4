import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, type ReactNode, useDeferredValue, useState } from 'react';
import { Link } from 'react-router';

import type { DeskTemplate, DeskTemplates } from '../../../contract/desk-types.ts';
import type { Chart } from '../../../core/chart/chart.ts';
import { Choice, Line } from '../chart/choice.tsx';
import { ask } from '../desk-client.ts';
import { useAnswer } from '../desk-queries.ts';
import { ChartDrawing } from '../drawing/chart-drawing.tsx';
import { useDrawing } from '../drawing/use-drawing.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';

const sources = [
  ['all', '都看'],
  ['library', '县里的模板'],
  ['units', '别的单位写得好的'],
] as const;

const levelWords = { county: '县级', town: '镇级', village: '村级' } as const;

type Template = DeskTemplates['templates'][number];

type Props = {
  readonly unit: string;
  readonly action: string;
  readonly onPick: (template: Template) => void;
  /** What stands beside the button: for an item with a code of its own. */
  readonly beside?: (template: Template) => ReactNode;
};

/** Items that may be taken as a beginning: found by words, looked at as a drawing, then taken. */
export function TemplatePicker({ unit, action, onPick, beside }: Props): ReactElement {
  const [typed, setTyped] = useState('');
  const [from, setFrom] = useState<(typeof sources)[number][0]>('all');
  const [open, setOpen] = useState<string | null>(null);
  const search = useDeferredValue(typed.trim());
  const query = `search=${encodeURIComponent(search)}${from === 'all' ? '' : `&from=${from}`}`;
  const found = useQuery({
    queryKey: ['templates', unit, query],
    queryFn: () => ask<DeskTemplates>(`/units/${unit}/templates?${query}`),
    placeholderData: keepPreviousData,
  });
  const chosen = found.data?.templates.find(({ code }) => code === open);
  return (
    <section aria-label="模板" className="desk-templates">
      <div>
        <div className="desk-line">
          <Line label="找模板" value={typed} hint="名称、叫法、拼音首字母或编码" onChange={setTyped} />
          <Choice label="哪里来的" value={from} options={sources} onChange={setFrom} />
        </div>
        {found.isError ? <Refusal error={found.error} /> : null}
        {found.data === undefined ? (
          <Waiting />
        ) : (
          <p aria-live="polite">
            找到 {found.data.total} 个
            {found.data.total > found.data.templates.length ? `，列出前 ${String(found.data.templates.length)} 个` : ''}。
          </p>
        )}
        <ul className="desk-picked">
          {found.data?.templates.map((template) => (
            <li key={template.code}>
              <Button
                type={open === template.code ? 'primary' : 'default'}
                aria-pressed={open === template.code}
                onClick={() => setOpen(template.code)}
              >
                {template.name}
              </Button>
              <span className="desk-sub">
                {' '}
                {template.code} · {levelWords[template.level]} · {template.from ?? '县里的模板'} · {template.steps} 步
                {template.own === null ? '' : ' · 本单位已有这个编码'}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {chosen === undefined ? null : (
        <Looked key={chosen.code} unit={unit} template={chosen} action={action} onPick={onPick} beside={beside} />
      )}
    </section>
  );
}

function Looked({
  unit,
  template,
  action,
  onPick,
  beside,
}: Omit<Props, 'beside'> & { readonly template: Template; readonly beside: Props['beside'] }): ReactElement {
  const whole = useAnswer<DeskTemplate>(`/units/${unit}/templates/${template.code}`);
  return (
    <div className="desk-beside">
      <h2>{template.name}</h2>
      <p className="desk-sub">
        {template.from ?? '县里的模板'}，第 {template.number} 版，{template.effectiveFrom} 起执行。
      </p>
      {template.own === null ? null : (
        <p>
          本单位已有这个编码：<Link to={`/items/${template.own.id}`}>{template.own.name}</Link>
        </p>
      )}
      {beside?.(template)}
      <Button type="primary" onClick={() => onPick(template)}>
        {action}
      </Button>
      {whole.isError ? <Refusal error={whole.error} /> : null}
      {whole.data === undefined ? (
        <Waiting />
      ) : (
        <Preview chart={whole.data.chart as unknown as Chart} name={template.name} lead={whole.data.lead} />
      )}
    </div>
  );
}

function Preview({ chart, name, lead }: { readonly chart: Chart; readonly name: string; readonly lead: string }): ReactElement {
  const shown = useDrawing(chart);
  return (
    <>
      <p>{lead}</p>
      <ChartDrawing label={`${name}的流程图`} steps={shown.steps} />
    </>
  );
}
