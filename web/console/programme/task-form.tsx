import { Select } from 'antd';
import { type ReactElement, useId, useState } from 'react';

import type { DeskRoadmap } from '../../../contract/desk-types.ts';
import { deskWords } from '../speech.ts';
import { ActForm } from './act-form.tsx';
import { ChoiceField, DayField, LinesField, TextField } from './field.tsx';

type Measure = DeskRoadmap['tasks'][number]['measure'];
type Decision = { readonly meeting: string; readonly number: number; readonly text: string };

const measures = [
  ...(['list-published', 'charts-drawn', 'risks-rated', 'measures-written', 'body-in-place', 'statutory-list', 'reported'] as const),
] satisfies readonly Measure[];
const everybody = 'all';

/** Sends a task down, on its own or from a decision of a meeting. */
export function TaskForm({ data, decision }: { readonly data: DeskRoadmap; readonly decision: Decision | null }): ReactElement {
  const { roadmap: words, meetings } = deskWords().programme;
  const [title, setTitle] = useState(decision?.text ?? '');
  const [text, setText] = useState(decision?.text ?? '');
  const [due, setDue] = useState('');
  const [measure, setMeasure] = useState<Measure>('reported');
  const [phase, setPhase] = useState('');
  const [document, setDocument] = useState('');
  const [units, setUnits] = useState<readonly string[]>([everybody]);
  const unitsId = useId();
  const body = (): object => ({
    ...{ title, text, due, measure },
    phase: phase === '' ? null : phase,
    document: document === '' ? null : document,
    decision: decision === null ? null : { meeting: decision.meeting, number: decision.number },
    units: units.includes(everybody) ? data.units.map(({ id }) => id) : units,
  });
  const none = { value: '', label: words.none };
  const inForce = data.documents.filter(({ ended }) => ended === null);
  return (
    <ActForm label={decision === null ? words.addTask : meetings.toTask} path="/programme/tasks" body={body}>
      <TextField label={words.taskTitle} value={title} onChange={setTitle} />
      <LinesField label={words.text} value={text} onChange={setText} />
      <div className="desk-field">
        <label htmlFor={unitsId}>{words.units}</label>
        <Select
          id={unitsId}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={[...units]}
          options={[{ value: everybody, label: words.allUnits }, ...data.units.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(chosen: string[]) => setUnits(chosen.at(-1) === everybody ? [everybody] : chosen.filter((one) => one !== everybody))}
        />
      </div>
      <DayField label={words.due} value={due} onChange={setDue} />
      <ChoiceField
        label={words.measure}
        value={measure}
        options={measures.map((value) => ({ value, label: words.measures[value] }))}
        onChange={setMeasure}
      />
      <ChoiceField
        label={words.phase}
        value={phase}
        options={[none, ...data.phases.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={setPhase}
      />
      <ChoiceField
        label={words.document}
        value={document}
        options={[none, ...inForce.map(({ id, paper }) => ({ value: id, label: paper.number }))]}
        onChange={setDocument}
      />
    </ActForm>
  );
}
