import type { ReactElement } from 'react';
import type { AlertHistoryLine } from '../../../contract/alert-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { Section } from '../../ui/page-frame/section.tsx';

/** Everything that happened to an alert, newest first. */
export function AlertHistory(props: { readonly lines: readonly AlertHistoryLine[] }): ReactElement {
  const { words, dates } = useSpeech();
  const { alerts: text } = words;
  return (
    <Section id="history" title={text.history}>
      <ol className="list">
        {props.lines.map((line, index) => (
          <li key={index}>
            {[text.happened[line.type], ...detailsOf(text, dates, line)].join(' · ')}
            <small>
              {dates.time(line.at)} · {line.by ?? text.system}
            </small>
            {line.text === null || line.text === '' ? null : <small>{line.text}</small>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

type Speech = ReturnType<typeof useSpeech>;

function detailsOf(text: Speech['words']['alerts'], dates: Speech['dates'], { detail }: AlertHistoryLine): readonly string[] {
  const { outcome, answer, how, cause, place, dueDay, filterUntil, lookBackOn } = detail;
  return [
    outcome === undefined ? null : text.outcome[outcome],
    answer === undefined ? null : text.answers[answer],
    how === undefined ? null : text.clearings[how],
    cause === undefined || cause === null ? null : text.causes[cause],
    place === undefined || place === null ? null : place === '' ? text.uncharted : text.from(place),
    dueDay === undefined || dueDay === null ? null : text.until(dates.day(dueDay)),
    filterUntil === undefined || filterUntil === null ? null : text.filterUntil(dates.day(filterUntil)),
    lookBackOn === undefined || lookBackOn === null ? null : text.lookBackOn(dates.day(lookBackOn)),
  ].filter((one) => one !== null);
}
