import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { HomeView } from '../../../contract/public-views.ts';
import { ItemList } from '../../ui/item-card/item-card.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeList } from '../../ui/notice-card/notice-card.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { UnitTree } from './unit-tree.tsx';

/** `GET /?q=`: find a matter by its name, pinyin initials or unit; what is on display now. */
export function homePage(frame: PageFrame, view: HomeView): string {
  return drawPage(frame, () => <HomePage frame={frame} view={view} />);
}

function HomePage(props: { readonly frame: PageFrame; readonly view: HomeView }): ReactElement {
  const { home } = useSpeech().words;
  const { frame, view } = props;
  return (
    <PageDocument frame={frame} parts={{ title: home.pageTitle, description: home.description(frame.county.name), feed: true }}>
      <div className="narrow">
        <Search query={view.query} />
        {view.results === null ? null : <Results view={view} />}
        <Tiles open={view.notices.filter((notice) => notice.open).length} />
        {view.often.length === 0 ? null : <Often often={view.often} />}
        <Section id="notices" title={home.noticesNow}>
          {view.notices.length === 0 ? <p>{home.noNotices}</p> : <NoticeList notices={view.notices} />}
          <p>
            <a className="tap" href="/notices">
              {home.allNotices}
            </a>
          </p>
        </Section>
        <Section id="units" title={home.units}>
          <UnitTree units={view.units} />
        </Section>
      </div>
    </PageDocument>
  );
}

function Search(props: { readonly query: string }): ReactElement {
  const { home } = useSpeech().words;
  return (
    <search>
      <form method="get" action="/">
        <h1 className="head">{home.title}</h1>
        <div className="field">
          <label htmlFor="q">{home.label}</label>
          <small id="q-help">{home.example}</small>
          <div className="search">
            <input id="q" name="q" type="search" defaultValue={props.query} maxLength={40} autoComplete="off" aria-describedby="q-help" />
            <button className="btn p" type="submit">
              {home.search}
            </button>
          </div>
        </div>
      </form>
    </search>
  );
}

function Results(props: { readonly view: HomeView }): ReactElement {
  const { home } = useSpeech().words;
  const { query, results, entries, nearest } = props.view;
  const found = (results ?? []).length + entries.length;
  if (found > 0) {
    return (
      <Section id="results" title={home.found(found, query)}>
        {results === null || results.length === 0 ? null : <ItemList items={results} />}
        {entries.length === 0 ? null : <Entries entries={entries} />}
      </Section>
    );
  }
  return (
    <Section id="results" title={home.none(query)} hint={home.noneHelp}>
      {nearest.length === 0 ? null : (
        <>
          <h3>{home.nearest}</h3>
          <ItemList items={nearest} />
        </>
      )}
    </Section>
  );
}

/** What only stands in a list: which unit's, and its entry there. */
function Entries(props: { readonly entries: HomeView['entries'] }): ReactElement {
  const { home } = useSpeech().words;
  return (
    <>
      <h3>{home.inLists}</h3>
      <ul className="list">
        {props.entries.map((entry) => (
          <li key={`${entry.unit} ${entry.code}`}>
            <a href={`/u/${encodeURIComponent(entry.unit)}/${encodeURIComponent(entry.code)}`}>{entry.plainName}</a>
            <small>
              {entry.unitName} · {entry.name}
            </small>
            {entry.lead}
          </li>
        ))}
      </ul>
    </>
  );
}

function Tiles(props: { readonly open: number }): ReactElement {
  const { home, frame } = useSpeech().words;
  return (
    <nav className="tiles" aria-label={home.tiles}>
      <a href="/progress">{frame.progress}</a>
      <a href="/notices">{home.noticesTile(props.open)}</a>
      <a href="#units">{home.unitsTile}</a>
      <a href="/ledger">{frame.ledger}</a>
    </nav>
  );
}

function Often(props: { readonly often: HomeView['often'] }): ReactElement {
  const { home } = useSpeech().words;
  return (
    <Section id="often" title={home.often}>
      <div className="chips">
        {props.often.map((item) => (
          <a key={item.code} href={`/i/${encodeURIComponent(item.code)}`}>
            {item.plainName}
          </a>
        ))}
      </div>
    </Section>
  );
}
