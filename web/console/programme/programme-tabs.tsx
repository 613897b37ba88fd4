import type { ReactElement, ReactNode } from 'react';
import { NavLink } from 'react-router';

import { deskWords } from '../speech.ts';

const tabs = ['progress', 'bodies', 'roadmap', 'meetings', 'coverage'] as const;

/** A screen of the programme: its heading, and the way to its neighbours. */
export function ProgrammeScreen({ tab, children }: { readonly tab: (typeof tabs)[number]; readonly children: ReactNode }): ReactElement {
  const { tabs: names, nav } = deskWords().programme;
  return (
    <section aria-label={names[tab]}>
      <nav className="desk-tabs" aria-label={nav}>
        {tabs.map((one) => (
          <NavLink key={one} end to={one === 'progress' ? '/programme' : `/programme/${one}`}>
            {names[one]}
          </NavLink>
        ))}
      </nav>
      <h1>{names[tab]}</h1>
      {children}
    </section>
  );
}
