import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { dayOf } from '../../../core/kernel/day.ts';
import { useSpeech } from '../messages/speech.tsx';

/** Brand, tools (长辈版; scripts add 朗读 and 打印), the demo line, and on officials' pages who is signed in. */
export function PageHeader(props: { readonly frame: PageFrame }): ReactElement {
  const { words } = useSpeech();
  const { frame } = props;
  return (
    <header>
      <div className="top">
        <div className="wrap">
          <a className="brand" href={frame.official === null ? '/' : '/work'}>
            <Seal />
            {words.frame.brand}
            <small>{words.frame.county(frame.county.name)}</small>
          </a>
          <Tools frame={frame} />
        </div>
      </div>
      {frame.county.demo ? <DemoLine frame={frame} /> : null}
      {frame.official === null ? null : <OfficialLine frame={frame} official={frame.official} />}
    </header>
  );
}

function Tools(props: { readonly frame: PageFrame }): ReactElement {
  const { words } = useSpeech();
  const { frame } = props;
  const back = encodeURIComponent(frame.path);
  const link = (mode: PageFrame['display'], label: string): ReactElement => <a href={`/display?mode=${mode}&back=${back}`}>{label}</a>;
  // Words for the buttons that web/islands/page-tools.ts adds; without scripts there are no dead buttons.
  const labels = { 'data-print': words.frame.print, 'data-read': words.frame.read, 'data-stop': words.frame.stop };
  return (
    <div className="tools" id="tools" {...labels}>
      {frame.display === 'normal' ? link('elder', words.frame.elder) : link('normal', words.frame.standard)}
      {frame.display === 'elder' ? link('elder-large', words.frame.larger) : null}
      {frame.display === 'elder-large' ? link('elder', words.frame.smaller) : null}
    </div>
  );
}

function DemoLine(props: { readonly frame: PageFrame }): ReactElement {
  const { words, dates } = useSpeech();
  const { frame } = props;
  const ahead = frame.clockAheadDays > 0 ? words.frame.clockAhead(frame.clockAheadDays) : '';
  return (
    <div className="demo">
      <div className="wrap">
        <p>
          {frame.official === null ? words.frame.demo : words.frame.demoShort}
          {words.frame.today(dates.day(dayOf(Date.parse(frame.legalNow))))}
          {ahead} {frame.official === null ? null : <a href="/work/clock">{words.frame.moveClock}</a>}
        </p>
      </div>
    </div>
  );
}

function OfficialLine(props: { readonly frame: PageFrame; readonly official: NonNullable<PageFrame['official']> }): ReactElement {
  const { words } = useSpeech();
  const { name, posts, toDo } = props.official;
  return (
    <div className="who">
      <div className="wrap">
        <p>
          <b>{name}</b> {posts.join('、')}
        </p>
        <a href="/work">{words.frame.toDo(toDo)}</a>
        <a href="/work/start">{words.frame.start}</a>
        <form method="post" action="/work/sign-out">
          <input type="hidden" name="csrf" value={props.frame.csrf} />
          <button type="submit">{words.frame.signOut}</button>
        </form>
      </div>
    </div>
  );
}

function Seal(): ReactElement {
  return (
    <svg width="30" height="30" viewBox="0 0 30 30" aria-hidden="true">
      <rect x="1.5" y="1.5" width="27" height="27" rx="4" fill="#9f1d1d" stroke="#fff" />
      <path
        d="M7.5 8h6v12h-6zM7.5 14h6M17 8h6v11.2c0 1.8-1 2.8-2.6 2.8M17 8v8c0 3-.8 4.6-2 6M17 12h6M17 16h6"
        fill="none"
        stroke="#fff"
        strokeWidth="1.9"
      />
    </svg>
  );
}
