import { Button, Space } from 'antd';
import { type ReactElement, useState } from 'react';

import type { DeskRoadmap } from '../../../contract/desk-types.ts';
import { deskWords } from '../speech.ts';
import { ActForm } from './act-form.tsx';
import { ChoiceField, DayField, TextField } from './field.tsx';

type Phase = Pick<DeskRoadmap['phases'][number], 'id' | 'name' | 'from' | 'to' | 'document'>;

/** All phases as they shall be, in their order. */
export function PhaseForm({ data }: { readonly data: DeskRoadmap }): ReactElement {
  const { roadmap: words, bodies, say } = deskWords().programme;
  const kept = data.phases.map(({ id, name, from, to, document }): Phase => ({ id, name, from, to, document }));
  const [phases, setPhases] = useState<readonly Phase[]>(kept);
  const put = (at: number, part: Partial<Phase>): void =>
    setPhases(phases.map((phase, index) => (index === at ? { ...phase, ...part } : phase)));
  const documents = [{ value: '', label: words.none }, ...data.documents.map(({ id, paper }) => ({ value: id, label: paper.number }))];
  const next = `p${String(1 + Math.max(0, ...phases.map(({ id }) => Number(id.replace(/\D/g, '')))))}`;
  return (
    <ActForm label={words.editPhases} path="/programme/roadmap" body={() => ({ base: data.version, phases })}>
      {phases.map((phase, at) => (
        <Space key={phase.id} wrap align="end">
          <TextField label={words.phaseName} value={phase.name} onChange={(name) => put(at, { name })} />
          <DayField label={say.from} value={phase.from} onChange={(from) => put(at, { from })} />
          <DayField label={words.to} value={phase.to} onChange={(to) => put(at, { to })} />
          <ChoiceField
            label={words.document}
            value={phase.document ?? ''}
            options={documents}
            onChange={(document) => put(at, { document: document === '' ? null : document })}
          />
          <Button onClick={() => setPhases(phases.filter((_, index) => index !== at))}>{bodies.drop}</Button>
        </Space>
      ))}
      <div>
        <Button onClick={() => setPhases([...phases, { id: next, name: '', from: data.today, to: data.today, document: null }])}>
          {words.addPhase}
        </Button>
      </div>
    </ActForm>
  );
}
