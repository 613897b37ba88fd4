import type { ReactElement } from 'react';
import type { AlertView } from '../../../contract/alert-views.ts';
import { Rows } from '../../ui/facts/rows.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { Section } from '../../ui/page-frame/section.tsx';

/** The rows and figures that a question stands on, personal values masked. */
export function AlertEvidence(props: { readonly view: AlertView }): ReactElement {
  const { words, dates } = useSpeech();
  const { alerts: text } = words;
  const { view } = props;
  return (
    <Section id="evidence" title={text.evidence} hint={text.evidenceSeen(dates.day(view.evidence.seenOn))}>
      <ObjectLine view={view} />
      {view.values.length === 0 ? null : (
        <div className="box">
          <h3>{text.values}</h3>
          <Rows rows={view.values} />
        </div>
      )}
      {view.tables.map(({ table, rows }) => (
        <details key={table} className="fold" open={rows.length === 1}>
          <summary>
            {text.rows} · {table} · {rows.length}
          </summary>
          <div className="in">
            <p className="sub">{text.rowsMasked}</p>
            {rows.map((row, index) => (
              <div key={index}>
                <h4>{text.row(index + 1)}</h4>
                <Rows rows={row} />
              </div>
            ))}
          </div>
        </details>
      ))}
      <p className="sub">{text.fingerprint(view.evidence.hash.slice(0, 16))}</p>
    </Section>
  );
}

function ObjectLine(props: { readonly view: AlertView }): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { type, shown, isOpen } = props.view.object;
  // An alert is about acts and records, never about a person.
  const names: Readonly<Record<string, string>> = text.objectTypes;
  return (
    <p>
      {text.object} {text.objectIs(names[type] ?? type, shown)}
      {isOpen ? <small>{text.opened}</small> : null}
    </p>
  );
}

/** The rule in plain words, where it is on the chart, who acted by post. */
export function AlertRule(props: { readonly view: AlertView }): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { view } = props;
  const { rule, place, people } = view;
  const rows = [
    ...(rule.basis.length === 0 ? [] : [{ label: text.basis, value: rule.basis.join('；') }]),
    ...(rule.keeper === null ? [] : [{ label: text.keeper, value: rule.keeper }]),
    ...(rule.parameters.length === 0
      ? []
      : [{ label: text.parameters, value: rule.parameters.map((one) => `${one.name} ${one.value}`).join('；') }]),
    ...(people.length === 0 ? [] : [{ label: text.people, value: people.join('；') }]),
  ];
  return (
    <>
      <div className="box">
        <h2>{text.rule}</h2>
        <p>{view.card.ruleName}</p>
        {rule.summary === null ? null : <p>{rule.summary}</p>}
        <Rows rows={rows} />
      </div>
      {place === null ? null : (
        <div className="box">
          <h2>{text.onChart}</h2>
          <p>
            <a href={place.href}>{text.onChartAt(place.item, place.step)}</a>
          </p>
        </div>
      )}
    </>
  );
}
