import type { ReactElement, ReactNode } from 'react';

/** What may be wider than the screen: it scrolls by itself, and keys reach it, because nothing in it need be a link. */
export function Scroller({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="sv-scroll" aria-label={label} ref={reachable}>
      {children}
    </section>
  );
}

function reachable(section: HTMLElement | null): void {
  section?.setAttribute('tabindex', '0');
}
