import type { ReactElement } from 'react';

import type { PosterTickView, TickedPlace } from '../../../contract/channel-views.ts';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { Field } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { drawPage } from '../draw-page.tsx';
import { FormPage } from '../form-page.tsx';
import { PosterBanner } from '../public/poster-banner.tsx';

type Poster = NonNullable<PosterTickView['poster']>;
type Props = { readonly frame: PageFrame; readonly view: PosterTickView };
type PosterProps = Props & { readonly poster: Poster };

/** `GET /work/posters`: an official ticks what was put up or taken down, with the phone in his hand. */
export function posterTickPage(frame: PageFrame, view: PosterTickView): string {
  return drawPage(frame, () => <PosterTickPage frame={frame} view={view} />);
}

function PosterTickPage({ frame, view }: Props): ReactElement {
  const { channel: text } = useSpeech().words;
  const { poster } = view;
  return (
    <FormPage frame={frame} parts={{ title: text.title }} lead={<p className="lead">{text.lead}</p>} form={view.form}>
      {poster === null ? null : <PosterBanner check={poster.check} />}
      {poster === null ? null : <h2>{poster.name}</h2>}
      {poster === null || poster.units.length === 0 ? null : <PutUp frame={frame} view={view} poster={poster} />}
      {poster === null ? null : <Places frame={frame} view={view} poster={poster} />}
      <Find view={view} />
    </FormPage>
  );
}

function Find({ view }: { readonly view: PosterTickView }): ReactElement {
  const { channel: text } = useSpeech().words;
  return (
    <Section id="find" title={text.find}>
      {view.unknown ? <p className="err">{text.unknown}</p> : null}
      <form action="/work/posters" method="get">
        <label htmlFor="find-i">{text.code}</label>
        <input id="find-i" name="i" defaultValue={view.code} maxLength={80} autoComplete="off" required aria-describedby="find-i-help" />
        <small id="find-i-help">{text.codeHint}</small>
        <label htmlFor="find-p">{text.hash}</label>
        <input id="find-p" name="p" defaultValue={view.hash} maxLength={64} autoComplete="off" required aria-describedby="find-p-help" />
        <small id="find-p-help">{text.hashHint}</small>
        <button className="btn" type="submit">
          {text.find}
        </button>
      </form>
    </Section>
  );
}

function Named({ frame, view }: Props): ReactElement {
  return (
    <>
      <HiddenFields frame={frame} idempotencyKey={view.form.idempotencyKey} />
      <input type="hidden" name="i" value={view.code} />
      <input type="hidden" name="p" value={view.hash} />
    </>
  );
}

function PutUp({ frame, view, poster }: PosterProps): ReactElement {
  const { channel: text } = useSpeech().words;
  if (poster.check.state !== 'current') return <p className="box">{text.onlyCurrent}</p>;
  const kinds = Object.entries(text.channels);
  return (
    <Section id="put-up" title={text.putUpTitle}>
      <form action="/work/posters" method="post">
        <Named frame={frame} view={view} />
        <Field name="unit" label={text.unit} purpose={text.purpose} form={view.form}>
          {(control) => (
            <select {...control}>
              {poster.units.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="channel" label={text.channel} purpose={text.purpose} form={view.form}>
          {(control) => (
            <select {...control}>
              {kinds.map(([key, name]) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="place" label={text.place} hint={text.placeHint} purpose={text.purpose} form={view.form}>
          {(control) => <input {...control} maxLength={80} />}
        </Field>
        <Field name="proof" label={text.proof} purpose={text.purpose} required={false} form={view.form}>
          {(control) => <input {...control} maxLength={200} />}
        </Field>
        <button className="btn p" type="submit">
          {text.putUp}
        </button>
      </form>
    </Section>
  );
}

function Places({ frame, view, poster }: PosterProps): ReactElement {
  const { channel: text } = useSpeech().words;
  return (
    <Section id="places" title={text.places}>
      {poster.places.length === 0 ? <p>{text.none}</p> : null}
      <ul className="list">
        {poster.places.map((place) => (
          <Place key={place.id} frame={frame} view={view} place={place} />
        ))}
      </ul>
    </Section>
  );
}

function Place({ frame, view, place }: Props & { readonly place: TickedPlace }): ReactElement {
  const { words, dates } = useSpeech();
  const { channel: text } = words;
  return (
    <li>
      {place.unitName} {place.place}
      <small>
        {text.line(place.number, dates.date(place.since))}
        {place.stale === null ? '' : ` · ${text.stale[place.stale]}`}
      </small>
      <form action={`/work/posters/${encodeURIComponent(place.id)}/down`} method="post">
        <Named frame={frame} view={view} />
        <button className="btn" type="submit" aria-label={text.takeDownOf(`${place.unitName} ${place.place}`)}>
          {text.takeDown}
        </button>
      </form>
    </li>
  );
}
