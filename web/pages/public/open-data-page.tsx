import type { ReactElement } from 'react';
import type { OpenDataView } from '../../../contract/open-data.ts';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { drawPage } from '../draw-page.tsx';

/** `GET /open`: what data there is and where. */
export function openDataPage(frame: PageFrame, view: OpenDataView): string {
  return drawPage(frame, () => <OpenDataPage frame={frame} view={view} />);
}

function OpenDataPage(props: { readonly frame: PageFrame; readonly view: OpenDataView }): ReactElement {
  const { words, dates } = useSpeech();
  const { data } = words.open;
  const { frame, view } = props;
  const whole = [
    { href: '/open/items.csv', label: data.csv },
    { href: '/open/items.json', label: data.json },
    { href: '/open/items.schema.json', label: data.schema },
    { href: '/open/laws.json', label: data.laws },
    { href: '/open/catalogue.jsonld', label: data.catalogue },
    { href: '/feed.atom', label: data.feed },
    { href: '/api/openapi.json', label: data.api },
    { href: '/ledger', label: data.ledger },
  ];
  return (
    <PageDocument frame={frame} parts={{ title: data.title, description: data.description, crumb: [], feed: true }}>
      <div className="narrow">
        <div className="head">
          <h1>{data.title}</h1>
          <p className="lead">{data.lead}</p>
          <p className="meta">{data.day(dates.date(view.day))}</p>
        </div>
        <Section id="all" title={data.all}>
          <ul className="list">
            {whole.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="each" title={data.each}>
          {view.items.length === 0 ? <p>{data.none}</p> : <Items items={view.items} />}
        </Section>
      </div>
    </PageDocument>
  );
}

function Items(props: { readonly items: OpenDataView['items'] }): ReactElement {
  const { data } = useSpeech().words.open;
  return (
    <ul className="list">
      {props.items.map(({ code, name }) => (
        <li key={code}>
          <a href={`/i/${encodeURIComponent(code)}`}>{name}</a>
          <small>{code}</small>
          <a className="tap" href={`/open/items/${encodeURIComponent(code)}/item.json`} aria-label={data.itemOf(name)}>
            {data.item}
          </a>
          {' · '}
          <a className="tap" href={`/open/items/${encodeURIComponent(code)}/service.jsonld`} aria-label={data.serviceOf(name)}>
            {data.service}
          </a>
        </li>
      ))}
    </ul>
  );
}
