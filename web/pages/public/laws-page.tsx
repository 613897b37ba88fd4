import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { LawsView } from '../../../contract/public-laws.ts';
import { Rows } from '../../ui/facts/rows.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { drawPage } from '../draw-page.tsx';
import { RevisionLines } from './revision-lines.tsx';

/** `GET /laws`: how the bases of everything published stand, what is being mended, and every document. */
export function lawsPage(frame: PageFrame, view: LawsView): string {
  return drawPage(frame, () => <LawsPage frame={frame} view={view} />);
}

function LawsPage(props: { readonly frame: PageFrame; readonly view: LawsView }): ReactElement {
  const { words, dates } = useSpeech();
  const { laws } = words;
  const { view } = props;
  const { inForce, superseded, notInHand } = view.citations;
  const rows = [
    { label: laws.inForce, value: laws.pieces(inForce) },
    { label: laws.superseded, value: laws.pieces(superseded) },
    { label: laws.notInHand, value: laws.pieces(notInHand), note: laws.notInHandHelp },
  ];
  return (
    <PageDocument frame={props.frame} parts={{ title: laws.title, description: laws.description, crumb: [] }}>
      <div className="narrow">
        <div className="head">
          <h1>{laws.title}</h1>
          <p className="lead">{laws.lead}</p>
          <p className="meta">{laws.day(dates.date(view.day))}</p>
        </div>
        <Section id="counts" title={laws.counts} hint={laws.countsHelp}>
          <div className="box">
            <Rows rows={rows} />
          </div>
        </Section>
        {view.revisions.length === 0 ? null : (
          <Section id="revisions" title={laws.revisions} hint={laws.revisionsHelp}>
            <RevisionLines revisions={view.revisions} />
          </Section>
        )}
        <Units units={view.units} />
        <Documents documents={view.documents} />
        <p>
          <a className="tap" href="/open/laws.json">
            {laws.json}
          </a>
        </p>
      </div>
    </PageDocument>
  );
}

function Units(props: { readonly units: LawsView['units'] }): ReactElement | null {
  const { laws, list } = useSpeech().words;
  if (props.units.length === 0) return null;
  return (
    <Section id="units" title={laws.units}>
      <ul className="list">
        {props.units.map(({ code, name, citations, open }) => (
          <li key={code}>
            <a href={`/u/${encodeURIComponent(code)}`}>{name}</a>
            <small>{list.citations(citations.inForce, citations.superseded, citations.notInHand)}</small>
            {open === 0 ? null : <small>{laws.unitOpen(open)}</small>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Documents(props: { readonly documents: LawsView['documents'] }): ReactElement {
  const { laws, citation } = useSpeech().words;
  return (
    <Section id="documents" title={laws.documents(props.documents.length)}>
      <ul className="list">
        {props.documents.map((document) => (
          <li key={document.id}>
            <a href={`/laws/${encodeURIComponent(document.id)}`}>{document.title}</a>{' '}
            <span className={document.state === 'in-force' ? 'state' : 'state warn'}>{citation[document.state]}</span>
            <small>
              {document.issuer} · {laws.cited(document.items)}
              {document.notInHand === 0 ? '' : ` · ${laws.toCheck(document.notInHand)}`}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
