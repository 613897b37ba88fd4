import { Input, Select } from 'antd';
import { type ReactElement, useId } from 'react';
import { useSearchParams } from 'react-router';

import type { DeskAlert } from '../../../contract/desk-types.ts';
import { alertWords } from './supervision-words.ts';

/** What was chosen in the form of an act. */
export type ActValues = Partial<Readonly<Record<'answer' | 'finding' | 'days' | 'agree' | 'passed' | 'cause' | 'place' | 'holds', string>>>;

type Props = {
  readonly verb: keyof typeof alertWords.act;
  readonly alert: DeskAlert;
  readonly values: ActValues;
  readonly change: (more: ActValues) => void;
};

/** The choices of an act. */
export function ActFields({ verb, alert, values, change }: Props): ReactElement | null {
  const radios = (name: keyof ActValues, label: string, words: Readonly<Record<string, string>>): ReactElement => (
    <Radios name={name} label={label} words={words} chosen={values[name]} choose={(value) => change({ [name]: value })} />
  );
  switch (verb) {
    case 'make-finding':
      return (
        <>
          {radios('finding', alertWords.finding, alertWords.findings)}
          <Days days={values.days ?? ''} choose={(days) => change({ days })} />
          <Lawful reasons={alert.lawful} />
        </>
      );
    case 'settle-finding':
      return (
        <>
          {alert.finding === null ? null : <FirstFinding finding={alert.finding} />}
          {radios('agree', alertWords.agree, alertWords.agrees)}
        </>
      );
    case 'check-fix':
      return (
        <>
          {radios('passed', alertWords.passed, alertWords.passes)}
          <p className="desk-sub">{alertWords.onlyWhenFixed}</p>
          {radios('cause', alertWords.cause, alertWords.causes)}
          <Place alert={alert} chosen={values.place} choose={(place) => change({ place })} />
        </>
      );
    case 'look-back':
      return radios('holds', alertWords.holds, alertWords.hold);
    case 'answer-self-check':
      return radios('answer', alertWords.answer, alertWords.answers);
    case 'give-statement':
    case 'send-back':
    case 'report-fix':
    case 'open-personal-data':
    case 'hand-over-lead':
      return null;
  }
}

type RadioProps = {
  readonly name: string;
  readonly label: string;
  readonly words: Readonly<Record<string, string>>;
  readonly chosen: string | undefined;
  readonly choose: (value: string) => void;
};

function Radios({ name, label, words, chosen, choose }: RadioProps): ReactElement {
  const id = useId();
  return (
    <fieldset>
      <legend>{label}</legend>
      {Object.entries(words).map(([value, word]) => (
        <label key={value} className="sv-choice">
          <input type="radio" name={`${name}${id}`} value={value} checked={chosen === value} onChange={() => choose(value)} /> {word}
        </label>
      ))}
    </fieldset>
  );
}

function Days({ days, choose }: { readonly days: string; readonly choose: (days: string) => void }): ReactElement {
  const id = useId();
  return (
    <div className="desk-field">
      <label className="sv-label" htmlFor={id}>
        {alertWords.days}
      </label>
      <Input id={id} inputMode="numeric" maxLength={4} value={days} onChange={(event) => choose(event.target.value)} />
      <span className="desk-sub">{alertWords.daysHint}</span>
    </div>
  );
}

function Lawful({ reasons }: { readonly reasons: readonly string[] }): ReactElement | null {
  if (reasons.length === 0) return null;
  return (
    <p className="desk-sub">
      {alertWords.lawful}：{reasons.join('；')}
    </p>
  );
}

function FirstFinding({ finding }: { readonly finding: NonNullable<DeskAlert['finding']> }): ReactElement {
  const outcomes: Readonly<Record<string, string>> = alertWords.outcome;
  return (
    <blockquote>
      <b>{alertWords.firstFound(finding.by, outcomes[finding.outcome] ?? '')}</b>
      <br />
      {finding.text}
    </blockquote>
  );
}

/** First the item, then its step: two short lists instead of one with thousands of lines. */
function Place({
  alert,
  chosen,
  choose,
}: {
  readonly alert: DeskAlert;
  readonly chosen: string | undefined;
  readonly choose: (place: string) => void;
}): ReactElement {
  const [asked, ask] = useSearchParams();
  const { items, steps, chosen: item } = alert.places;
  return (
    <div className="desk-field">
      <p className="desk-label">{alertWords.place}</p>
      <Select
        className="desk-wide"
        aria-label={alertWords.placeItems}
        placeholder={alertWords.placeItems}
        showSearch={{ optionFilterProp: 'label' }}
        {...(item === null ? {} : { value: item })}
        options={items.map(({ id, label }) => ({ value: id, label }))}
        onChange={(id: string) => ask({ ...Object.fromEntries(asked), item: id })}
      />
      <Select
        className="desk-wide"
        aria-label={alertWords.place}
        placeholder={alertWords.place}
        {...(chosen === undefined ? {} : { value: chosen })}
        options={[...steps, { id: 'uncharted', label: alertWords.uncharted }].map(({ id, label }) => ({ value: id, label }))}
        onChange={choose}
      />
    </div>
  );
}
