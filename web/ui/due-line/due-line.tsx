import type { ReactElement } from 'react';
import { useSpeech } from '../messages/speech.tsx';

/** A due day as lists, cards and the citizen's page carry it. */
export type Due = {
  readonly dueDay: string | null;
  readonly daysLeft: number | null;
  readonly daysUnit: 'day' | 'working-day' | null;
};

/** Days left in words, with the last day; overdue is said plainly. `certain` false: the holidays of that year are not known. */
export function DueLine(props: { readonly due: Due; readonly certain?: boolean }): ReactElement {
  const { words, dates } = useSpeech();
  const { due: text } = words;
  const { dueDay, daysLeft, daysUnit } = props.due;
  if (daysLeft === null || daysUnit === null) return <p className="sub">{dueDay === null ? text.none : text.by(dates.day(dueDay))}</p>;
  const late = daysLeft < 0;
  const left = daysLeft === 0 ? text.today : late ? text.late[daysUnit](-daysLeft) : text.left[daysUnit](daysLeft);
  return (
    <p>
      <span className={late ? 'due late' : 'due'}>{left}</span>
      {dueDay === null ? null : <span className="sub"> · {text.by(dates.day(dueDay))}</span>}
      {props.certain === false ? <small>{text.uncertain}</small> : null}
    </p>
  );
}
