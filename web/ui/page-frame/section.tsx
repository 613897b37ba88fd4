import type { ReactElement, ReactNode } from 'react';

/** A titled part of a page. `id` is the anchor; class `screen` keeps it off the printed sheet. */
export function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section id={props.id} className={props.className} aria-labelledby={`h-${props.id}`}>
      <div className="sec-h">
        <h2 id={`h-${props.id}`}>{props.title}</h2>
        {props.hint === undefined ? null : <p className="sub">{props.hint}</p>}
      </div>
      {props.children}
    </section>
  );
}
