import type { ReactElement } from 'react';
import type { FormState, PageFrame } from '../../../contract/page-frame.ts';
import type { RotationPageView, RotationRecord } from '../../../contract/rotation-views.ts';
import { FormProblems } from '../../ui/error-summary/error-summary.tsx';
import { LongTextField, SelectField, TextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { drawPage } from '../draw-page.tsx';
import { RotationFacts, rotationPath } from './rotation-list-page.tsx';

/**
 * `GET /work/rotation/:post/:person`: one clock and what is done about it.
 *
 * Forms post to `.../plan` (`day`, `other`), `.../keep-control` (`day`, `text`) and `.../hand-over` (`day`, `other`, `witness`, `text`: one thing a line).
 */
export function rotationPage(frame: PageFrame, view: RotationPageView): string {
  return drawPage(frame, () => <RotationPage frame={frame} view={view} />);
}

type Props = { readonly frame: PageFrame; readonly view: RotationPageView };

function RotationPage({ frame, view }: Props): ReactElement {
  const { rotation: text } = useSpeech().words;
  const { card } = view;
  const title = `${card.unitName} ${card.postName}`;
  return (
    <PageDocument frame={frame} parts={{ title }}>
      <div className="narrow">
        <div className="head">
          <h1>{title}</h1>
          <p className="lead">{card.personName}</p>
          <p>
            <RotationFacts card={card} />
          </p>
          <p>
            <a href="/work/rotation">{text.back}</a>
          </p>
        </div>
        <Section id="records" title={text.records}>
          {view.records.length === 0 ? <p>{text.noRecords}</p> : null}
          <ul className="list">
            {view.records.map((record) => (
              <Record key={`${record.at} ${record.kind}`} record={record} />
            ))}
          </ul>
        </Section>
        {view.choices === null ? (
          <p>{text.onlyLook}</p>
        ) : (
          (['plan', 'keep-control', 'hand-over'] as const).map((verb) => <Act key={verb} frame={frame} view={view} verb={verb} />)
        )}
      </div>
    </PageDocument>
  );
}

function Record({ record }: { readonly record: RotationRecord }): ReactElement {
  const { words, dates } = useSpeech();
  const { rotation: text } = words;
  const day = record.day === null ? '' : dates.day(record.day);
  return (
    <li>
      <b>{text.act[record.kind]}</b>
      <small>{text.recordLine[record.kind](day, record.other ?? text.nobodyYet, record.witness ?? '')}</small>
      {record.text === '' ? null : <small>{record.text}</small>}
      <small>{text.recordedBy(record.by, dates.time(record.at))}</small>
    </li>
  );
}

function Act({ frame, view, verb }: Props & { readonly verb: RotationRecord['kind'] }): ReactElement {
  const { rotation: text } = useSpeech().words;
  const form: FormState =
    view.formVerb === verb ? view.form : { idempotencyKey: view.form.idempotencyKey, values: {}, errors: [], refusal: null };
  const common = { form, scope: verb, purpose: text.purpose };
  const choices = view.choices ?? [];
  return (
    <details className="fold" id={`act-${verb}`} open={view.formVerb === verb}>
      <summary>{text.act[verb]}</summary>
      <div className="in">
        <form method="post" action={`${rotationPath(view.card)}/${verb}`} noValidate>
          <HiddenFields frame={frame} idempotencyKey={form.idempotencyKey} version={view.version} />
          <FormProblems form={form} scope={verb} />
          <p className="sub">{text.help[verb]}</p>
          <TextField name="day" label={text.day[verb]} hint={text.dayHint} {...common} />
          {verb === 'keep-control' ? null : (
            <SelectField name="other" label={text.other} choices={choices} required={verb === 'hand-over'} {...common} />
          )}
          {verb === 'hand-over' ? <SelectField name="witness" label={text.witness} choices={choices} {...common} /> : null}
          {verb === 'plan' ? null : <LongTextField name="text" label={text.text[verb]} maxLength={2000} {...common} />}
          <button className="btn p" type="submit">
            {text.button[verb]}
          </button>
        </form>
      </div>
    </details>
  );
}
