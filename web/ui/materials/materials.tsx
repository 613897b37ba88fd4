import type { ReactElement } from 'react';
import type { ItemView } from '../../../contract/public-views.ts';

/** What to bring, as a list to tick off on paper. */
export function Materials(props: { readonly materials: ItemView['materials'] }): ReactElement {
  return (
    <ul className="need">
      {props.materials.map((material, index) => (
        <li key={index}>
          <span className="tick" aria-hidden="true" />
          <span>
            {material.what}
            {material.note === null ? null : <small>{material.note}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}
