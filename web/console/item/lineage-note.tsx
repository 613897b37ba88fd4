import type { ReactElement } from 'react';

import type { DeskItem } from '../../../contract/desk-types.ts';

/** Where the item came from, whether that has a newer version, and what was changed here. */
export function LineageNote({ lineage }: { readonly lineage: NonNullable<DeskItem['lineage']> }): ReactElement {
  const { name, from, number, newer, local } = lineage;
  return (
    <details className="desk-record-fold">
      <summary>
        照{from === null ? '县里的模板' : `${from}的`}“{name}”第 {number} 版写的，
        {local.length === 0 ? '没有改过' : `本单位改了 ${String(local.length)} 处`}
        {newer === null ? '' : `；它已经出了第 ${String(newer)} 版`}
      </summary>
      {local.length === 0 ? <p>和模板一样。</p> : null}
      <ul>
        {local.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
