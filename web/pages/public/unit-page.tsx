import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { UnitView } from '../../../contract/public-views.ts';
import { Rows } from '../../ui/facts/rows.tsx';
import { ItemList } from '../../ui/item-card/item-card.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeList } from '../../ui/notice-card/notice-card.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { ListSection } from './list-section.tsx';
import { UnitLink } from './unit-tree.tsx';

/** `GET /u/<code>`: what a unit may do, who holds its posts, what it displays. Empty parts are not shown. */
export function unitPage(frame: PageFrame, view: UnitView): string {
  return drawPage(frame, () => <UnitPage frame={frame} view={view} />);
}

function UnitPage(props: { readonly frame: PageFrame; readonly view: UnitView }): ReactElement {
  const { words } = useSpeech();
  const { unit } = words;
  const { frame, view } = props;
  const crumb = view.parent === null ? [] : [{ href: `/u/${encodeURIComponent(view.parent.code)}`, label: view.parent.name }];
  return (
    <PageDocument frame={frame} parts={{ title: view.name, description: unit.description(view.name), crumb }}>
      <div className="narrow">
        <div className="head">
          <h1>{view.name}</h1>
          <p className="meta">
            {view.kind}
            {view.parent === null ? null : ` · ${unit.parent(view.parent.name)}`}
          </p>
        </div>
        {view.notices.length === 0 ? null : (
          <Section id="notices" title={words.frame.notices}>
            <NoticeList notices={view.notices} />
          </Section>
        )}
        {view.list === null ? null : <ListSection unit={view.code} list={view.list} />}
        <Items view={view} />
        {view.body === null ? null : <Body body={view.body} />}
        {view.posts.length === 0 ? null : <Posts posts={view.posts} />}
        {view.children.length === 0 ? null : (
          <Section id="children" title={unit.children}>
            <ul className="list">
              {view.children.map((child) => (
                <li key={child.code}>
                  <UnitLink unit={child} />
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </PageDocument>
  );
}

/** What the unit may do, as a booklet and as a package too. */
function Items(props: { readonly view: UnitView }): ReactElement {
  const { words } = useSpeech();
  const { unit } = words;
  const { view } = props;
  return (
    <Section id="items" title={unit.items}>
      {view.categories.length === 0 ? (
        <p>{unit.noItems}</p>
      ) : (
        <p>
          <a className="tap" href={`/u/${encodeURIComponent(view.code)}/booklet.pdf`}>
            {words.poster.booklet}
          </a>
        </p>
      )}
      {view.categories.map((category) => (
        <div key={category.name}>
          <h3>{category.name}</h3>
          <ItemList items={category.items} />
        </div>
      ))}
      {view.categories.length === 0 ? null : (
        <p>
          <a className="tap" href={`/u/${encodeURIComponent(view.code)}/package`}>
            {words.open.package.link}
          </a>
        </p>
      )}
    </Section>
  );
}

function Posts(props: { readonly posts: UnitView['posts'] }): ReactElement {
  const { unit } = useSpeech().words;
  const rows = props.posts.map(({ post, holders }) => ({ label: post, value: holders.length === 0 ? unit.nobody : holders.join('、') }));
  return (
    <Section id="posts" title={unit.posts}>
      <div className="box">
        <Rows rows={rows} />
      </div>
    </Section>
  );
}

/** Who leads the work here, by posts, and by which paper. */
function Body(props: { readonly body: NonNullable<UnitView['body']> }): ReactElement {
  const { words, dates } = useSpeech();
  const { bodies } = words;
  const { office, from, paper, seats } = props.body;
  const rows = (['head', 'deputy', 'member'] as const)
    .flatMap((kind) => seats.filter(({ as }) => as === kind))
    .map(({ as, unit, post, holders }) => ({
      label: bodies.kind[as],
      value: bodies.seat(unit, post),
      note: holders.length === 0 ? bodies.vacant : holders.join('、'),
    }));
  return (
    <Section id="body" title={bodies.title}>
      <div className="box">
        <Rows rows={rows} />
      </div>
      <p className="meta">
        {bodies.paper(paper.title, paper.number, paper.issuer)} · {bodies.since(dates.date(from))} · {bodies.office(office)}
      </p>
    </Section>
  );
}
