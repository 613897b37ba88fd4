import type { ReactElement } from 'react';
import type { UnitCard } from '../../../contract/public-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';

/**
 * Units with the villages of a town folded below it. A unit whose parent is not in the list stands at the top;
 * the units of a single top (the county) stand beside it, so that a town is one tap away.
 */
export function UnitTree(props: { readonly units: readonly UnitCard[] }): ReactElement {
  const codes = new Set(props.units.map((unit) => unit.code));
  const top = props.units.filter((unit) => unit.parent === null || !codes.has(unit.parent));
  const [root, ...others] = top;
  if (root === undefined || others.length > 0) return <UnitBranch units={top} all={props.units} />;
  const below = props.units.filter((unit) => unit.parent === root.code);
  const freed = props.units.map((unit) => (unit.parent === root.code ? { ...unit, parent: null } : unit));
  return <UnitBranch units={[root, ...below]} all={freed} />;
}

function UnitBranch(props: { readonly units: readonly UnitCard[]; readonly all: readonly UnitCard[] }): ReactElement {
  const { home } = useSpeech().words;
  return (
    <ul className="list">
      {props.units.map((unit) => {
        const below = props.all.filter((other) => other.parent === unit.code);
        return (
          <li key={unit.code}>
            <UnitLink unit={unit} />
            {below.length === 0 ? null : (
              <details className="fold">
                <summary>{home.villages(below.length)}</summary>
                <UnitBranch units={below} all={props.all} />
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A unit as a link with its kind and number of items. */
export function UnitLink(props: { readonly unit: UnitCard }): ReactElement {
  const { home } = useSpeech().words;
  const { unit } = props;
  return (
    <>
      <a href={`/u/${encodeURIComponent(unit.code)}`}>{unit.name}</a>
      <small>
        {unit.kind} · {home.items(unit.items)}
      </small>
    </>
  );
}
