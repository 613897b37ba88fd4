import type { ReactElement } from 'react';
import { useSpeech } from '../messages/speech.tsx';

/** A link of the sticky bar; the first of a bar is the primary one. */
export type BarLink = { readonly href: string; readonly label: string };

/** At most three actions at the bottom of a phone; on the desk the same links stand beside the text (`BarLinks`). */
export function StickyBar(props: { readonly links: readonly BarLink[] }): ReactElement {
  const { frame } = useSpeech().words;
  return (
    <nav className="bar" aria-label={frame.quick}>
      <BarLinks links={props.links} />
    </nav>
  );
}

/** The links of a bar as buttons. */
export function BarLinks(props: { readonly links: readonly BarLink[] }): ReactElement {
  return (
    <>
      {props.links.map((link, index) => (
        <a key={link.href} className={index === 0 ? 'btn p' : 'btn'} href={link.href}>
          {link.label}
        </a>
      ))}
    </>
  );
}
