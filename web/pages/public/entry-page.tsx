import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { EntryView } from '../../../contract/public-list.ts';
import { CitationList } from '../../ui/citation-list/citation-list.tsx';
import { Rows } from '../../ui/facts/rows.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { RiskList } from '../../ui/risk-list/risk-list.tsx';
import { drawPage } from '../draw-page.tsx';
import { CitationLine } from './list-section.tsx';

/** `GET /u/<unit>/<entry>`: one entry of a unit's list. It is whole without a chart; with one, the chart's page is a step away. */
export function entryPage(frame: PageFrame, view: EntryView): string {
  return drawPage(frame, () => <EntryPage frame={frame} view={view} />);
}

function EntryPage(props: { readonly frame: PageFrame; readonly view: EntryView }): ReactElement {
  const { words, dates } = useSpeech();
  const { list, item, standing } = words;
  const { frame, view } = props;
  const crumb = [{ href: `/u/${encodeURIComponent(view.unit.code)}`, label: view.unit.name }];
  const parts = { title: `${view.plainName} · ${view.unit.name}`, description: view.lead === '' ? view.name : view.lead, crumb };
  return (
    <PageDocument frame={frame} parts={parts}>
      <div className="narrow">
        <div className="head">
          <h1>{view.plainName}</h1>
          <p className="meta">
            {item.formalName(view.name)} · {item.code(view.code)} · {view.category}
          </p>
          <p className="meta">{item.version(view.number, dates.date(view.effectiveFrom))}</p>
        </div>
        {view.withdrawn === null ? null : (
          <p className="box">
            {list.withdrawnBecause(view.withdrawn)}
            {view.withdrawnOn === null ? '' : list.withdrawnOn(dates.date(view.withdrawnOn))} {standing.withdrawnNow}
            {view.recourse.length === 0 ? standing.withdrawnCall : view.recourse.map(({ to, how }) => `${to}（${how}）`).join('；')}
          </p>
        )}
        {view.coming && view.withdrawn === null ? <p className="box">{standing.comingTitle(dates.date(view.effectiveFrom))}</p> : null}
        {view.next === null ? null : <p className="box">{standing.nextVersion(view.next.number, dates.date(view.next.effectiveFrom))}</p>}
        {view.override === null ? null : <p className="box">{list.override(view.override)}</p>}
        {view.lead === '' ? null : <p>{view.lead}</p>}
        {view.chart === null ? null : (
          <p>
            <a className="tap" href={`/i/${encodeURIComponent(view.chart)}`}>
              {list.seeChart}
            </a>
          </p>
        )}
        <Facts view={view} />
        <Law view={view} />
      </div>
    </PageDocument>
  );
}

function Facts(props: { readonly view: EntryView }): ReactElement {
  const { list, item, risk } = useSpeech().words;
  const { view } = props;
  const rows = [
    { label: list.content, value: view.content },
    { label: list.powerType, value: view.powerType },
    { label: list.posts, value: view.posts.join('、') },
  ].filter(({ value }) => value !== '');
  return (
    <>
      <div className="box">
        <Rows rows={rows} />
      </div>
      <Lines id="forbidden" title={item.forbidden} texts={view.forbidden} />
      {view.risks.length === 0 ? null : (
        <Section id="risks" title={list.risks} hint={risk.forbidden}>
          <RiskList risks={view.risks} />
        </Section>
      )}
      <Lines id="watch" title={list.supervision} texts={view.supervision.map(({ by, how, when }) => `${by}：${how}（${when}）`)} />
      <Lines id="recourse" title={list.recourse} texts={view.recourse.map(({ to, how }) => `${to}：${how}`)} />
    </>
  );
}

function Law(props: { readonly view: EntryView }): ReactElement {
  const { list, item } = useSpeech().words;
  const { view } = props;
  return (
    <>
      <Section id="law" title={item.basis}>
        <CitationLine citations={view.citations} />
        <CitationList citations={view.basis} />
        {view.basisTexts.length === 0 ? null : (
          <ul className="cite">
            {view.basisTexts.map((text, index) => (
              <li key={index}>
                {text} <span className="state warn">{list.notInHand}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Lines id="duties" title={item.duties} texts={view.duties} />
      <Lines id="accountability" title={item.accountability} texts={view.accountability} />
      <Lines id="changes" title={item.changes} texts={view.changes} />
    </>
  );
}

function Lines(props: { readonly id: string; readonly title: string; readonly texts: readonly string[] }): ReactElement | null {
  if (props.texts.length === 0) return null;
  return (
    <Section id={props.id} title={props.title}>
      <ul className="cite">
        {props.texts.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
    </Section>
  );
}
