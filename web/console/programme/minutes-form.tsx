import { Button, Select } from 'antd';
import { type ReactElement, useId, useState } from 'react';

import type { DeskMeetings } from '../../../contract/desk-types.ts';
import { deskWords } from '../speech.ts';
import { ActForm } from './act-form.tsx';
import { ChoiceField, DayField, LinesField, TextField } from './field.tsx';
import { agendaOf, emptyTopic, heardIn, type TypedTopic } from './typed-minutes.ts';

/** Keeps the minutes of a meeting. */
export function MinutesForm({ data }: { readonly data: DeskMeetings }): ReactElement {
  const { meetings: words } = deskWords().programme;
  const [kind, setKind] = useState<'consultation' | 'joint-study'>('consultation');
  const [title, setTitle] = useState('');
  const [day, setDay] = useState(data.today);
  const [place, setPlace] = useState('');
  const [heard, setHeard] = useState('');
  const [topics, setTopics] = useState<readonly TypedTopic[]>([emptyTopic]);
  const kinds = (['consultation', 'joint-study'] as const).map((value) => ({ value, label: words.kinds[value] }));
  const body = (): object => ({ minutes: { kind, title, day, place, heard: heardIn(heard), agenda: agendaOf(topics) } });
  return (
    <ActForm label={words.add} path="/programme/meetings" body={body}>
      <ChoiceField label={words.kind} value={kind} options={kinds} onChange={setKind} />
      <TextField label={words.title} value={title} onChange={setTitle} />
      <DayField label={words.day} value={day} onChange={setDay} />
      <TextField label={words.place} value={place} onChange={setPlace} />
      <LinesField label={words.heard} hint={words.heardHint} value={heard} onChange={setHeard} />
      {topics.map((topic, at) => (
        <Topic key={at} topic={topic} data={data} onChange={(next) => setTopics(topics.map((one, index) => (index === at ? next : one)))} />
      ))}
      <div>
        <Button onClick={() => setTopics([...topics, emptyTopic])}>{words.addTopic}</Button>
      </div>
    </ActForm>
  );
}

type TopicProps = { readonly topic: TypedTopic; readonly data: DeskMeetings; readonly onChange: (topic: TypedTopic) => void };

function Topic({ topic, data, onChange }: TopicProps): ReactElement {
  const { meetings: words } = deskWords().programme;
  const id = useId();
  const options = data.research.map(({ item, at, unit, name, day }) => ({
    value: `${item} ${String(at)}`,
    label: words.researchLine(unit, name, day),
  }));
  return (
    <fieldset>
      <legend>{words.topic}</legend>
      <TextField label={words.topic} value={topic.topic} onChange={(value) => onChange({ ...topic, topic: value })} />
      <LinesField label={words.said} value={topic.said} onChange={(said) => onChange({ ...topic, said })} />
      <LinesField
        label={words.decisions}
        hint={words.decisionsHint}
        value={topic.decisions}
        onChange={(decisions) => onChange({ ...topic, decisions })}
      />
      {options.length === 0 ? null : (
        <div className="desk-field">
          <label htmlFor={id}>{words.research}</label>
          <Select
            id={id}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={[...topic.research]}
            options={options}
            onChange={(research: string[]) => onChange({ ...topic, research })}
          />
        </div>
      )}
    </fieldset>
  );
}
