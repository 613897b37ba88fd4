import { type ReactElement, useState } from 'react';

import type { DeskRoadmap } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';
import { ActForm } from './act-form.tsx';
import { EndForm } from './end-form.tsx';
import { emptyPaper, LinesField, PaperFields } from './field.tsx';
import { PhaseForm } from './phase-form.tsx';
import { ProgrammeScreen } from './programme-tabs.tsx';
import { TaskForm } from './task-form.tsx';
import { TaskCard } from './task-card.tsx';

/** Papers, phases and tasks: sent down once, results read up. */
export function RoadmapDesk(): ReactElement {
  const { roadmap: words } = deskWords().programme;
  const roadmap = useAnswer<DeskRoadmap>('/programme/roadmap');
  if (roadmap.isPending) return <Waiting />;
  if (roadmap.isError) return <Refusal error={roadmap.error} />;
  const { data } = roadmap;
  return (
    <ProgrammeScreen tab="roadmap">
      <Documents data={data} />
      <Phases data={data} />
      <h2>{words.tasks}</h2>
      {data.tasks.length === 0 ? <p>{words.noTasks}</p> : null}
      {data.tasks.map((task) => (
        <TaskCard key={task.id} task={task} leads={data.leads} />
      ))}
      {data.leads ? <TaskForm data={data} decision={null} /> : null}
    </ProgrammeScreen>
  );
}

function Documents({ data }: { readonly data: DeskRoadmap }): ReactElement {
  const { roadmap: words, paper: papers } = deskWords().programme;
  const [paper, setPaper] = useState(emptyPaper);
  const [requires, setRequires] = useState('');
  return (
    <>
      <h2>{words.documents}</h2>
      {data.documents.length === 0 ? <p>{words.noDocuments}</p> : null}
      <ul className="desk-lines">
        {data.documents.map((one) => (
          <li key={one.id}>
            {papers.line(one.paper.issuer, one.paper.title, one.paper.number)} {one.paper.day}
            <div className="desk-sub">{one.requires}</div>
            {one.ended === null ? null : <div className="desk-sub">{words.ended(one.ended)}</div>}
            {data.leads && one.ended === null ? (
              <EndForm label={words.endDocument} path={`/programme/documents/${one.id}/end`} base={one.version} />
            ) : null}
          </li>
        ))}
      </ul>
      {data.leads ? (
        <ActForm
          label={words.addDocument}
          path="/programme/documents"
          body={() => ({ paper, requires })}
          onDone={() => setPaper(emptyPaper)}
        >
          <PaperFields paper={paper} onChange={setPaper} />
          <LinesField label={words.requires} value={requires} onChange={setRequires} />
        </ActForm>
      ) : null}
    </>
  );
}

function Phases({ data }: { readonly data: DeskRoadmap }): ReactElement {
  const { roadmap: words } = deskWords().programme;
  return (
    <>
      <h2>{words.phases}</h2>
      {data.phases.length === 0 ? <p>{words.noPhases}</p> : null}
      <ol className="desk-phases">
        {data.phases.map((phase) => (
          <li key={phase.id} aria-current={phase.stands === 'now' ? 'step' : undefined}>
            <strong>{phase.name}</strong> {phase.from} – {phase.to} · {words.stands[phase.stands]}
            <div className="desk-sub">{words.counts(phase.done, phase.open, phase.late)}</div>
          </li>
        ))}
      </ol>
      {data.leads ? <PhaseForm key={data.version} data={data} /> : null}
    </>
  );
}
