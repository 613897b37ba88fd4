import type { ReactElement } from 'react';
import { Link } from 'react-router';

import type { DeskAlert } from '../../../contract/desk-types.ts';
import { useWay } from './cockpit-query.ts';
import { alertWords } from './supervision-words.ts';
import { Scroller } from './scroller.tsx';

/** What an alert stands on: the rule with its values, the rows as they may be seen, the step on the drawn chart, who acted by post. */
export function AlertEvidence({ alert }: { readonly alert: DeskAlert }): ReactElement {
  const way = useWay();
  const { rule, card, object, values, tables, place, people, evidence } = alert;
  const names: Readonly<Record<string, string>> = alertWords.objectTypes;
  return (
    <>
      <section aria-labelledby="sv-rule">
        <h2 id="sv-rule">{alertWords.rule}</h2>
        <p>
          <Link to={way(`/rules/${card.rule}`)}>
            {card.rule} {card.ruleName}
          </Link>
          ，第 {rule.version} 版。{rule.summary}
        </p>
        <Pairs
          rows={[
            ...(rule.basis.length === 0 ? [] : [{ label: alertWords.basis, value: rule.basis.join('；') }]),
            ...(rule.keeper === null ? [] : [{ label: alertWords.keeper, value: rule.keeper }]),
            ...rule.parameters.map((one) => ({ label: one.name, value: one.value })),
          ]}
        />
      </section>
      <section aria-labelledby="sv-rows">
        <h2 id="sv-rows">{alertWords.rows}</h2>
        <p className="desk-sub">
          {alertWords.evidenceSeen(evidence.seenOn)}
          {alertWords.rowsMasked} {alertWords.fingerprint(evidence.hash.slice(0, 16))}
        </p>
        <p>
          {alertWords.object} {alertWords.objectIs(names[object.type] ?? object.type, object.shown)}
          {object.isOpen ? ` ${alertWords.opened}` : ''}
        </p>
        <Pairs rows={values} />
        {tables.map(({ table, rows }) => (
          <RowTable key={table} table={table} rows={rows} />
        ))}
      </section>
      <section aria-labelledby="sv-people">
        <h2 id="sv-people">{alertWords.people}</h2>
        {people.length === 0 ? <p>记录里没有认得出的岗位。</p> : null}
        <ul>
          {people.map((one) => (
            <li key={`${one.post} ${one.name ?? ''}`}>
              {one.post} {one.name ?? <span className="desk-sub">（姓名遮住了，写理由可以打开）</span>}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="sv-chart">
        <h2 id="sv-chart">{alertWords.onChart}</h2>
        {place === null ? (
          <p>这个问题来自登记数据，还没有落到流程图的一步上；销号时要写出在哪一步。</p>
        ) : (
          <Chart id={alert.id} place={place} />
        )}
      </section>
    </>
  );
}

function Chart({ id, place }: { readonly id: string; readonly place: NonNullable<DeskAlert['place']> }): ReactElement {
  return (
    <>
      <p>
        <a href={place.href}>{alertWords.onChartAt(place.item, place.step)}</a>
      </p>
      <img
        className="sv-chart"
        src={`/api/v1/desk/supervision/alerts/${id}/chart.svg`}
        alt={`${place.item}的流程图，红框标出的一步是“${place.step}”`}
      />
    </>
  );
}

function Pairs({ rows }: { readonly rows: readonly { readonly label: string; readonly value: string }[] }): ReactElement | null {
  if (rows.length === 0) return null;
  return (
    <dl className="sv-pairs">
      {rows.map(({ label, value }) => (
        <Pair key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function Pair({ label, value }: { readonly label: string; readonly value: string }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Rows of one table below each other, so that they can be compared. */
function RowTable({ table, rows }: DeskAlert['tables'][number]): ReactElement {
  const columns = [...new Set(rows.flatMap((row) => row.map(({ label }) => label)))];
  return (
    <Scroller label={`${table}的记录`}>
      <table className="desk-rows">
        <caption>
          {table} {rows.length} 条
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${table} ${String(at)}`}>
              {columns.map((column) => (
                <td key={column}>{row.find(({ label }) => label === column)?.value ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
