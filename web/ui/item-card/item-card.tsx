import type { ReactElement } from 'react';
import type { ItemCard } from '../../../contract/public-views.ts';

/** Items in a list: plain name, who, one sentence. */
export function ItemList(props: { readonly items: readonly ItemCard[] }): ReactElement {
  return (
    <ul className="list">
      {props.items.map((item) => (
        <li key={`${item.code}`}>
          <a href={`/i/${encodeURIComponent(item.code)}`}>{item.plainName}</a>
          <small>
            {item.unitName} · {item.name}
          </small>
          {item.lead}
        </li>
      ))}
    </ul>
  );
}
