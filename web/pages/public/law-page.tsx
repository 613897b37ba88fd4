import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { LawView, WordingView } from '../../../contract/public-laws.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { drawPage } from '../draw-page.tsx';
import { RevisionLines } from './revision-lines.tsx';

/** `GET /laws/<id>`: one document, article by article: its wordings, what it is worth, and which items cite it. */
export function lawPage(frame: PageFrame, view: LawView): string {
  return drawPage(frame, () => <LawPage frame={frame} view={view} />);
}

function LawPage(props: { readonly frame: PageFrame; readonly view: LawView }): ReactElement {
  const { words, dates } = useSpeech();
  const { laws, citation } = words;
  const { view } = props;
  const parts = { title: view.title, description: laws.lawDescription(view.title), crumb: [{ href: '/laws', label: laws.title }] };
  return (
    <PageDocument frame={props.frame} parts={parts}>
      <div className="narrow">
        <div className="head">
          <h1>{view.title}</h1>
          <p className="meta">
            {view.issuer}
            {view.number === null ? '' : ` · ${view.number}`}
            {view.validFrom === null ? '' : ` · ${laws.from(dates.date(view.validFrom))}`}
          </p>
          <p className="meta">
            <span className={view.state === 'in-force' ? 'state' : 'state warn'}>{citation[view.state]}</span> {laws.cited(view.items)}
          </p>
        </div>
        {view.validTo === null ? null : (
          <p className="box">
            {laws.until(dates.date(view.validTo))}{' '}
            {view.supersededBy === null ? (
              laws.noSuccessor
            ) : (
              <a href={`/laws/${encodeURIComponent(view.supersededBy.id)}`}>{laws.replacedBy(view.supersededBy.title)}</a>
            )}
          </p>
        )}
        {view.revisions.length === 0 ? null : (
          <Section id="revisions" title={laws.revisions} hint={laws.revisionsHelp}>
            <RevisionLines revisions={view.revisions} />
          </Section>
        )}
        <Section id="articles" title={laws.articles}>
          {view.articles.length === 0 ? <p>{laws.noArticles}</p> : null}
          {view.articles.map((article) => (
            <Article key={article.article} of={article} isOver={view.state === 'superseded'} />
          ))}
        </Section>
        <p className="sub">{laws.source(view.source)}</p>
      </div>
    </PageDocument>
  );
}

function Article(props: { readonly of: LawView['articles'][number]; readonly isOver: boolean }): ReactElement {
  const { laws, citation } = useSpeech().words;
  const { article, state, wordings, successor, citing } = props.of;
  return (
    <div className="box" id={article === '' ? 'a' : `a${article}`}>
      <h3>
        {laws.article(article)} <span className={state === 'in-force' ? 'state' : 'state warn'}>{citation[state]}</span>
      </h3>
      {wordings.map((wording, index) => (
        <Wording key={index} wording={wording} />
      ))}
      {successor === null ? null : (
        <p>
          <a href={`/laws/${encodeURIComponent(successor.id)}`}>{laws.succeededBy(successor.title, laws.article(successor.article))}</a>{' '}
          <small>{laws.source(successor.source)}</small>
        </p>
      )}
      {props.isOver && successor === null ? <p className="sub">{laws.noSuccessor}</p> : null}
      {citing.length === 0 ? null : (
        <details className="fold">
          <summary>{laws.citing(citing.length)}</summary>
          <ul className="in">
            {citing.map(({ name, href, units }) => (
              <li key={href}>
                <a href={href}>{name}</a> {units > 1 ? <small>{laws.inUnits(units)}</small> : null}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Wording(props: { readonly wording: WordingView }): ReactElement {
  const { words, dates } = useSpeech();
  const { laws } = words;
  const { gist, validFrom, validTo, current, text, textHash } = props.wording;
  const days = [
    ...(validFrom === null ? [] : [laws.from(dates.date(validFrom))]),
    ...(validTo === null ? [] : [laws.until(dates.date(validTo))]),
  ];
  return (
    <div>
      <p>
        {current ? null : <b>{laws.otherWording} </b>}
        {gist} {days.length === 0 ? null : <small>{days.join(' ')}</small>}
      </p>
      {text === null ? null : (
        <details className="fold">
          <summary>{laws.text}</summary>
          <div className="in">
            <p>{text}</p>
            <p className="sub">
              {laws.hash} <span className="hash">{textHash}</span>
            </p>
          </div>
        </details>
      )}
    </div>
  );
}
