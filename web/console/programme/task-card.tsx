import { type ReactElement, useState } from 'react';

import type { DeskRoadmap } from '../../../contract/desk-types.ts';
import { deskWords } from '../speech.ts';
import { ActForm } from './act-form.tsx';
import { EndForm } from './end-form.tsx';
import { DayField, LinesField, TextField } from './field.tsx';

type Task = DeskRoadmap['tasks'][number];
type Result = Task['results'][number];

/** One task: what is to be done, by when, and how far each unit is. Late ones first, in plain words. */
export function TaskCard({ task, leads }: { readonly task: Task; readonly leads: boolean }): ReactElement {
  const { roadmap: words } = deskWords().programme;
  const done = task.results.filter((result) => result.done).length;
  const sorted = task.results.toSorted((a, b) => b.lateDays - a.lateDays || Number(a.done) - Number(b.done));
  return (
    <article className="desk-task">
      <h3>{task.title}</h3>
      {task.text === task.title ? null : <p>{task.text}</p>}
      {task.decision === null ? null : <p className="desk-sub">{words.decision(task.decision.text)}</p>}
      <p>
        {words.due} {task.due} · {words.measures[task.measure]} · {words.done(done, task.results.length)}
      </p>
      {task.moved.map(({ due, reason }) => (
        <p key={due} className="desk-sub">
          {words.moved(due, reason)}
        </p>
      ))}
      {task.ended === null ? null : <p>{words.endedTask(task.ended)}</p>}
      <details open={task.results.length <= 3}>
        <summary>{words.units}</summary>
        <ul className="desk-lines">
          {sorted.map((result) => (
            <li key={result.unit.id}>
              <ResultLine task={task} result={result} />
            </li>
          ))}
        </ul>
      </details>
      {leads && task.ended === null ? (
        <>
          <MoveDue task={task} /> <EndForm label={words.end} path={`/programme/tasks/${task.id}/end`} base={task.version} />
        </>
      ) : null}
    </article>
  );
}

function ResultLine({ task, result }: { readonly task: Task; readonly result: Result }): ReactElement {
  const { roadmap: words, say } = deskWords().programme;
  const stands = result.done ? words.doneWord : result.lateDays > 0 ? words.late(result.lateDays) : words.open;
  const told = result.report === null ? say.notReported : `${result.report.text} ${result.report.paper}`;
  const read = task.measure === 'reported' ? told : words.have(result.have, result.of);
  return (
    <>
      {result.unit.name} {stands} · {read} {result.mayReport ? <ReportForm task={task} unit={result.unit.id} /> : null}
    </>
  );
}

function ReportForm({ task, unit }: { readonly task: Task; readonly unit: string }): ReactElement {
  const { roadmap: words } = deskWords().programme;
  const [text, setText] = useState('');
  const [paper, setPaper] = useState('');
  return (
    <ActForm label={words.report} path={`/programme/tasks/${task.id}/report`} body={() => ({ unit, text, paper })}>
      <LinesField label={words.reportText} value={text} onChange={setText} />
      <TextField label={words.reportPaper} value={paper} onChange={setPaper} />
    </ActForm>
  );
}

function MoveDue({ task }: { readonly task: Task }): ReactElement {
  const { roadmap: words, say } = deskWords().programme;
  const [due, setDue] = useState(task.due);
  const [reason, setReason] = useState('');
  return (
    <ActForm label={words.moveDue} path={`/programme/tasks/${task.id}/due`} body={() => ({ base: task.version, due, reason })}>
      <DayField label={words.due} value={due} onChange={setDue} />
      <LinesField label={say.reason} value={reason} onChange={setReason} />
    </ActForm>
  );
}
