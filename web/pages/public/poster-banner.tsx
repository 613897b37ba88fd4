import type { ReactElement } from 'react';
import type { PosterCheck } from '../../../contract/poster.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';

/** What somebody who scanned a printed form learns about it. */
export function PosterBanner(props: { readonly check: PosterCheck }): ReactElement {
  const { words, dates } = useSpeech();
  const { check } = props;
  const said = words.poster.check;
  switch (check.state) {
    case 'current':
      return <Told tone="good" texts={said.current(check.number)} />;
    case 'replaced':
      return <Told tone="warn" texts={said.replaced(check.number, check.by, dates.date(check.on))} />;
    case 'ended':
      return <Told tone="warn" texts={said.ended(check.number, dates.date(check.on))} />;
    case 'withdrawn':
      return <Told tone="warn" texts={said.withdrawn(check.number, dates.date(check.on), check.because)} />;
    case 'not-yet':
      return <Told tone="warn" texts={said.notYet(check.number, dates.date(check.from))} />;
    case 'draft':
      return <Told tone="warn" texts={said.draft} />;
    case 'unknown':
      return <Told tone="warn" texts={said.unknown} />;
  }
}

function Told(props: { readonly tone: 'good' | 'warn'; readonly texts: readonly [what: string, now: string] }): ReactElement {
  const [what, now] = props.texts;
  return (
    <NoticeBar tone={props.tone}>
      <p>
        <b>{what}</b>
      </p>
      <p>{now}</p>
    </NoticeBar>
  );
}
