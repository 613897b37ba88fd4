import type { ReactElement } from 'react';
import { Link } from 'react-router';

import type { DeskMeetings, DeskRoadmap } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';
import { MinutesForm } from './minutes-form.tsx';
import { ProgrammeScreen } from './programme-tabs.tsx';
import { TaskForm } from './task-form.tsx';

type Meeting = DeskMeetings['meetings'][number];

/** Minutes with what became of their decisions. */
export function MeetingsDesk(): ReactElement {
  const { meetings: words } = deskWords().programme;
  const meetings = useAnswer<DeskMeetings>('/programme/meetings');
  const roadmap = useAnswer<DeskRoadmap>('/programme/roadmap');
  if (meetings.isPending || roadmap.isPending) return <Waiting />;
  if (meetings.isError) return <Refusal error={meetings.error} />;
  if (roadmap.isError) return <Refusal error={roadmap.error} />;
  const { data } = meetings;
  return (
    <ProgrammeScreen tab="meetings">
      <p>{words.lead}</p>
      {data.leads ? <MinutesForm data={data} /> : null}
      {data.meetings.length === 0 ? <p>{words.none}</p> : null}
      {data.meetings.map((meeting) => (
        <Minutes key={meeting.id} meeting={meeting} data={data} roadmap={roadmap.data} />
      ))}
    </ProgrammeScreen>
  );
}

type Props = { readonly meeting: Meeting; readonly data: DeskMeetings; readonly roadmap: DeskRoadmap };

function Minutes({ meeting, data, roadmap }: Props): ReactElement {
  const { meetings: words, say } = deskWords().programme;
  const { minutes, withoutTask, corrections } = meeting;
  return (
    <article className="desk-task">
      <h2>{minutes.title}</h2>
      <p>
        {words.kinds[minutes.kind]} · {minutes.day} · {minutes.place} ·{' '}
        {minutes.heard.map(({ who, count }) => words.people(who, count)).join(say.join)}
      </p>
      {withoutTask > 0 ? <p>{words.withoutTask(withoutTask)}</p> : null}
      {minutes.agenda.map((item) => (
        <section key={item.topic} aria-label={item.topic}>
          <h3>{item.topic}</h3>
          {item.said === '' ? null : <p className="desk-said">{item.said}</p>}
          <Research data={data} places={item.research} />
          {item.decisions.map((decision) => (
            <Decision key={decision.number} place={{ meeting, ...decision }} data={data} roadmap={roadmap} />
          ))}
        </section>
      ))}
      {corrections.map((reason) => (
        <p key={reason} className="desk-sub">
          {words.corrected(reason)}
        </p>
      ))}
    </article>
  );
}

function Research({
  data,
  places,
}: {
  readonly data: DeskMeetings;
  readonly places: Meeting['minutes']['agenda'][number]['research'];
}): ReactElement {
  const { meetings: words } = deskWords().programme;
  const named = places.flatMap(({ item, at }) => data.research.filter((one) => one.item === item && one.at === at));
  return (
    <ul>
      {named.map((one) => (
        <li key={`${one.item} ${String(one.at)}`}>
          {words.kindsOfResearch[one.kind]} <Link to={`/items/${one.item}`}>{words.researchLine(one.unit, one.name, one.day)}</Link>
        </li>
      ))}
    </ul>
  );
}

type DecisionProps = {
  readonly place: { readonly meeting: Meeting; readonly number: number; readonly text: string };
  readonly data: DeskMeetings;
  readonly roadmap: DeskRoadmap;
};

function Decision({ place, data, roadmap }: DecisionProps): ReactElement {
  const { meetings: words, roadmap: tasks } = deskWords().programme;
  const { meeting, number, text } = place;
  const followed = meeting.followUps.find((one) => one.number === number)?.tasks ?? [];
  return (
    <div className="desk-decision">
      <strong>{words.number(number, text)}</strong>
      <ul>
        {followed.map((task) => (
          <li key={task.id}>
            {words.became(task.title, task.done, task.units)} · {words.until(task.due)}
            {task.lateDays > 0 ? ` · ${tasks.late(task.lateDays)}` : ''}
            {task.ended === null ? '' : ` · ${tasks.endedTask(task.ended)}`}
          </li>
        ))}
      </ul>
      {data.leads && followed.length === 0 ? <TaskForm data={roadmap} decision={{ meeting: meeting.id, number, text }} /> : null}
    </div>
  );
}
