import type { ReactElement } from 'react';
import { useSpeech } from '../messages/speech.tsx';

/** One line of a course of work; `day` is already in words. */
export type ProgressLine = { readonly plainName: string; readonly state: 'done' | 'now' | 'to-come'; readonly notes: readonly string[] };

/** The course of a case: full ring done, half ring now, empty ring to come; always with the word. */
export function ProgressList(props: { readonly lines: readonly ProgressLine[] }): ReactElement {
  const { progress } = useSpeech().words;
  return (
    <ol className="done-list">
      {props.lines.map((line, index) => (
        <li key={index} className={line.state} {...(line.state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <Mark state={line.state} />
          {line.plainName}
          <small>{[progress.stepState[line.state], ...line.notes].join(' · ')}</small>
        </li>
      ))}
    </ol>
  );
}

function Mark(props: { readonly state: ProgressLine['state'] }): ReactElement {
  const fill = props.state === 'done' ? '#1c5d3f' : '#fff';
  const rim = props.state === 'to-come' ? '#77736b' : '#1c5d3f';
  return (
    <svg aria-hidden="true" viewBox="0 0 26 26">
      <circle cx="13" cy="13" r="10" fill={fill} stroke={rim} strokeWidth="3" />
      {props.state === 'now' ? <path d="M13 3a10 10 0 0 0 0 20z" fill="#1c5d3f" /> : null}
    </svg>
  );
}
