import type { ReactElement } from 'react';

/** Label and value pairs, one below the other: contents of a notice, of a case. */
export function Rows(props: {
  readonly rows: readonly { readonly label: string; readonly value: string; readonly note?: string }[];
}): ReactElement {
  return (
    <dl className="rows">
      {props.rows.map((row, index) => (
        <div key={index}>
          <dt>{row.label}</dt>
          <dd>
            {row.value}
            {row.note === undefined ? null : <small>{row.note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
