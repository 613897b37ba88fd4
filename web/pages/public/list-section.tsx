import type { ReactElement } from 'react';
import type { CitationCount, PublishedList } from '../../../contract/public-list.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { Section } from '../../ui/page-frame/section.tsx';

/** The published list of a unit: search, categories, every entry with a page of its own. */
export function ListSection(props: { readonly unit: string; readonly list: PublishedList }): ReactElement {
  const { words: all, dates } = useSpeech();
  const { list: words } = all;
  const { unit, list } = props;
  return (
    <Section id="list" title={words.title} hint={words.count(list.total)}>
      <CitationLine citations={list.citations} />
      <SearchForm unit={unit} list={list} />
      {list.groups.length === 0 ? <p>{words.nothing}</p> : null}
      {list.groups.map((group) => (
        <div key={group.name}>
          <h3>{group.name}</h3>
          <ul className="list">
            {group.entries.map((entry) => (
              <li key={entry.code}>
                <a href={`/u/${encodeURIComponent(unit)}/${encodeURIComponent(entry.code)}`}>{entry.plainName}</a>
                <small>
                  {entry.code} · {entry.name}
                  {entry.withdrawn ? ` · ${words.withdrawn}` : ''}
                  {entry.from === null || entry.withdrawn ? '' : ` · ${words.from(dates.date(entry.from))}`}
                </small>
                {entry.lead}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

/** How the citations of a list or an entry stand. */
export function CitationLine(props: { readonly citations: CitationCount }): ReactElement {
  const { list: words, laws } = useSpeech().words;
  const { inForce, superseded, notInHand } = props.citations;
  return (
    <p className="sub">
      {words.citations(inForce, superseded, notInHand)} <a href="/laws">{laws.all}</a>
    </p>
  );
}

function SearchForm(props: { readonly unit: string; readonly list: PublishedList }): ReactElement {
  const { list: words, home } = useSpeech().words;
  const { unit, list } = props;
  const address = `/u/${encodeURIComponent(unit)}`;
  return (
    <>
      <search>
        <form action={`${address}#list`} method="get">
          <label htmlFor="list-q">{words.search}</label>
          <div className="search">
            <input id="list-q" name="q" type="search" defaultValue={list.query} maxLength={40} autoComplete="off" />
            <button className="btn p" type="submit">
              {home.search}
            </button>
          </div>
        </form>
      </search>
      {list.categories.length < 2 ? null : (
        <p>
          <a className="tap" href={`${address}#list`} aria-current={list.category === '' ? 'true' : undefined}>
            {words.all}
          </a>
          {list.categories.map(({ name, entries }) => (
            <a
              key={name}
              className="tap"
              href={`${address}?c=${encodeURIComponent(name)}#list`}
              aria-current={list.category === name ? 'true' : undefined}
            >
              {words.category(name, entries)}
            </a>
          ))}
        </p>
      )}
    </>
  );
}
