import type { ReactElement } from 'react';

import { alertWords } from './supervision-words.ts';

/** Colour of an alert or a unit as a word with bars: two red, one yellow; nothing while it is dark. Persons have none. */
export function LampMark({ lamp }: { readonly lamp: 'none' | 'yellow' | 'red' }): ReactElement | null {
  if (lamp === 'none') return null;
  return (
    <span className={`sv-lamp sv-${lamp}`}>
      <span aria-hidden="true">{lamp === 'red' ? '▮▮' : '▮'}</span> {alertWords.lamp[lamp]}
    </span>
  );
}
