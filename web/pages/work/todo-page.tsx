import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { TodoView } from '../../../contract/work-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { AlertSummaryBox } from './alert-summary.tsx';
import { CaseCardList } from './case-card-list.tsx';
import { casePath } from './case-path.ts';
import { DueLine } from '../../ui/due-line/due-line.tsx';

/** `GET /work`: today's work, most urgent first. No points, no ranks. */
export function todoPage(frame: PageFrame, view: TodoView): string {
  return drawPage(frame, () => <TodoPage frame={frame} view={view} />);
}

function TodoPage(props: { readonly frame: PageFrame; readonly view: TodoView }): ReactElement {
  const { todo: text } = useSpeech().words.work;
  const { frame, view } = props;
  const count = view.mine.length + view.objections.length + (view.alerts?.counts.byShow.mine ?? 0);
  const bar = view.canStart ? [{ href: '/work/start', label: text.start }] : undefined;
  return (
    <PageDocument frame={frame} parts={{ title: text.pageTitle, ...(bar === undefined ? {} : { bar }) }}>
      <div className="narrow">
        <div className="head">
          <h1>{text.title(count)}</h1>
          {count === 0 ? <p className="lead">{text.done(view.done.length)}</p> : null}
        </div>
        {view.canStart ? (
          <a className="btn p deskact" href="/work/start">
            {text.start}
          </a>
        ) : null}
        <Doors view={view} />
        {view.alerts === null ? null : <AlertSummaryBox summary={view.alerts} />}
        {view.objections.length === 0 ? null : <Objections objections={view.objections} />}
        {view.mine.length === 0 ? null : (
          <Section id="mine" title={text.mine}>
            <CaseCardList cases={view.mine} primary />
          </Section>
        )}
        {view.waiting.length === 0 ? null : (
          <Section id="waiting" title={text.waiting}>
            <CaseCardList cases={view.waiting} primary={false} />
          </Section>
        )}
        {view.done.length === 0 ? null : (
          <Section id="done" title={text.finished}>
            <ul className="list">
              {view.done.map((card) => (
                <li key={card.id}>
                  <a href={casePath(card.id)}>{card.title}</a>
                  <small>
                    {card.step} · {card.number}
                  </small>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </PageDocument>
  );
}

function Objections(props: { readonly objections: TodoView['objections'] }): ReactElement {
  const { words, dates } = useSpeech();
  const { todo: text } = words.work;
  return (
    <Section id="objections" title={text.objections}>
      {props.objections.map((objection) => (
        <article key={objection.id} className="work-card">
          <h3>{objection.title}</h3>
          <p className="kind">{text.raisedOn(dates.day(objection.raisedOn))}</p>
          <DueLine due={{ dueDay: objection.dueDay, daysLeft: null, daysUnit: null }} />
          <a className="btn p" href={`${casePath(objection.caseId)}#objection-${objection.id}`}>
            {text.answer}
            <span className="vh"> {objection.title}</span>
          </a>
        </article>
      ))}
    </Section>
  );
}

/** What else is open to him: the overview of restraint, the desk, the clocks of posts. */
function Doors({ view }: { readonly view: TodoView }): ReactElement {
  const { work, rotation } = useSpeech().words;
  const doors = [
    { open: view.canSeeRestraint, href: '/work/restraint', label: work.todo.restraint },
    { open: view.hasDesk, href: '/console', label: work.todo.desk },
    { open: view.canSeeRotation, href: '/work/rotation', label: rotation.link },
  ].filter(({ open }) => open);
  return (
    <>
      {doors.map(({ href, label }) => (
        <p key={href}>
          <a href={href}>{label}</a>
        </p>
      ))}
    </>
  );
}
