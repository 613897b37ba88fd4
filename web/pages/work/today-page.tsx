import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { TodayView } from '../../../contract/today-views.ts';
import type { CockpitList } from '../../../core/supervision/cockpit.ts';
import { Lamp } from '../../ui/lamp/lamp.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { drawPage } from '../draw-page.tsx';
import { AlertCardBox } from './alert-card.tsx';

/** `GET /work/today`: what a supervisor has to decide today, on a phone; each number opens its list. */
export function todayPage(frame: PageFrame, view: TodayView): string {
  return drawPage(frame, () => <TodayPage frame={frame} view={view} />);
}

/** Lists of the phone, in the order in which they press. */
const shown: readonly CockpitList[] = ['today', 'red', 'overdue', 'verify', 'yellow', 'rectify', 'look-back', 'new', 'cleared', 'open'];

function path(list: CockpitList, more: Readonly<Record<string, string>> = {}): string {
  const query = Object.entries({ list, ...more }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/work/today?${query.join('&')}`;
}

function TodayPage(props: { readonly frame: PageFrame; readonly view: TodayView }): ReactElement {
  const { words, dates } = useSpeech();
  const { alerts: text } = words;
  const { frame, view } = props;
  const { numbers, list, topic, place, cards } = view;
  const isNarrow = topic !== null || place !== null;
  const heading = list === 'today' && !isNarrow ? text.mineTitle(numbers.today) : text.countOf(text.today.lists[list], cards.length);
  return (
    <PageDocument frame={frame} parts={{ title: text.today.title }}>
      <div className="head">
        <h1>{heading}</h1>
        <p className="lead">{view.registers === null ? text.today.neverSwept : text.today.asOf(dates.day(view.registers))}</p>
      </div>
      <div className="cols">
        <div>
          {topic === null ? null : <p className="sub">{text.family[topic]}</p>}
          {place === null ? null : <p className="sub">{place.name}</p>}
          {cards.length === 0 ? <p>{text.none}</p> : null}
          {cards.map((card) => (
            <AlertCardBox key={card.id} card={card} headingLevel={2} />
          ))}
        </div>
        <aside aria-label={text.lists}>
          <Numbers view={view} isNarrow={isNarrow} />
          <Places view={view} />
          <p>
            <a className="tap" href="/console/supervision">
              {text.today.desk}
            </a>
          </p>
        </aside>
      </div>
      <Late rows={view.late} />
    </PageDocument>
  );
}

function Numbers({ view, isNarrow }: { readonly view: TodayView; readonly isNarrow: boolean }): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { numbers, list } = view;
  return (
    <>
      <nav aria-label={text.lists} className="chips">
        {shown.map((one) => (
          <a key={one} href={path(one)} {...(one === list && !isNarrow ? { 'aria-current': 'page' as const } : {})}>
            {text.countOf(text.today.lists[one], numbers[one])}
          </a>
        ))}
      </nav>
      <p>{text.rectified(numbers.checked, numbers.ordered)}</p>
      <p>
        <a className="tap" href="#late">
          {text.countOf(text.today.late, view.late.length)}
        </a>
      </p>
    </>
  );
}

/** The list behind the number of late publications. */
function Late({ rows }: { readonly rows: TodayView['late'] }): ReactElement {
  const { alerts: text } = useSpeech().words;
  return (
    <Section id="late" title={text.countOf(text.today.late, rows.length)}>
      {rows.length === 0 ? <p>{text.today.noneLate}</p> : null}
      <ul className="list">
        {rows.map((row) => (
          <li key={`${row.unit} ${row.what} ${row.number ?? ''}`}>
            <b>{row.unit}</b>
            <small>{row.what === 'list' ? text.today.lateList(row.count) : text.today.lateObjection(row.number ?? '')}</small>
            <small>{text.today.lateDays(row.days)}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Where open questions gather: by topic and place, never by person. */
function Places({ view }: { readonly view: TodayView }): ReactElement {
  const { alerts: text } = useSpeech().words;
  return (
    <>
      <h2>{text.where}</h2>
      <p className="sub">{text.whereHint}</p>
      <nav aria-label={text.today.byTopic} className="chips">
        {view.byTopic.map(({ topic, count }) => (
          <a key={topic} href={path('open', { topic })} {...(view.topic === topic ? { 'aria-current': 'page' as const } : {})}>
            {text.countOf(text.family[topic], count)}
          </a>
        ))}
      </nav>
      <nav aria-label={text.today.byPlace} className="chips">
        {view.byPlace.map(({ id, name, lamp, count }) => (
          <a key={id} href={path('open', { place: id })} {...(view.place?.id === id ? { 'aria-current': 'page' as const } : {})}>
            {text.countOf(name, count)} <Lamp lamp={lamp} />
          </a>
        ))}
      </nav>
    </>
  );
}
