import type { ReactElement } from 'react';
import { useState } from 'react';

import type { DeskBodies } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';
import { ActForm } from './act-form.tsx';
import { BodyForm } from './body-form.tsx';
import { DayField, emptyPaper, PaperFields } from './field.tsx';
import { ProgrammeScreen } from './programme-tabs.tsx';

type UnitBody = DeskBodies['units'][number];

/** The leading groups of units: those with gaps first, then the complete ones. */
export function BodiesDesk(): ReactElement {
  const { bodies: words } = deskWords().programme;
  const bodies = useAnswer<DeskBodies>('/programme/bodies');
  if (bodies.isPending) return <Waiting />;
  if (bodies.isError) return <Refusal error={bodies.error} />;
  const { units, today } = bodies.data;
  const open = units.filter(({ gaps }) => gaps.length > 0);
  const whole = units.filter(({ gaps }) => gaps.length === 0);
  return (
    <ProgrammeScreen tab="bodies">
      <p>
        {words.lead} {words.whole(whole.length)}
      </p>
      {[...open, ...whole].map((one) => (
        <Body key={one.unit.id} one={one} today={today} />
      ))}
    </ProgrammeScreen>
  );
}

function Body({ one, today }: { readonly one: UnitBody; readonly today: string }): ReactElement {
  const { bodies: words, paper: papers, say } = deskWords().programme;
  const { unit, now, ahead, gaps } = one;
  const seats = now?.seats ?? null;
  const told = gaps.map(({ code, posts }) => (posts.length === 0 ? words.gaps[code] : words.gap(words.gaps[code], posts.join(say.join))));
  return (
    <details className="desk-body">
      <summary>
        <strong>{unit.name}</strong> {told.length === 0 ? words.fine : told.join(say.join)}
      </summary>
      {seats === null ? null : <Seats seats={seats} />}
      {now === null ? null : (
        <p className="desk-sub">
          {papers.line(now.paper.issuer, now.paper.title, now.paper.number)} {now.paper.day} · {now.office}
        </p>
      )}
      {ahead.map(({ from }) => (
        <p key={from}>{words.ahead(from)}</p>
      ))}
      {one.maySet ? <BodyForm one={one} today={today} /> : null}
      {one.maySet && seats !== null ? <Dissolve one={one} today={today} /> : null}
    </details>
  );
}

function Seats({ seats }: { readonly seats: NonNullable<NonNullable<UnitBody['now']>['seats']> }): ReactElement {
  const { seatKinds, bodies, say } = deskWords().programme;
  return (
    <ul className="desk-seats">
      {seats.map(({ post, as, holders }) => (
        <li key={post.id}>
          {seatKinds[as]} {post.unit} {post.name} {holders.length === 0 ? bodies.gaps['post-empty'] : holders.join(say.join)}
        </li>
      ))}
    </ul>
  );
}

function Dissolve({ one, today }: { readonly one: UnitBody; readonly today: string }): ReactElement {
  const { bodies: words, say } = deskWords().programme;
  const [paper, setPaper] = useState(emptyPaper);
  const [from, setFrom] = useState(today);
  const path = `/programme/bodies/${encodeURIComponent(one.unit.id)}/dissolve`;
  return (
    <ActForm danger label={words.dissolve} path={path} body={() => ({ base: one.version, from, paper })}>
      <DayField label={say.from} value={from} onChange={setFrom} />
      <PaperFields paper={paper} onChange={setPaper} />
    </ActForm>
  );
}
