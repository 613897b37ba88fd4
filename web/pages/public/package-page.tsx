import type { ReactElement } from 'react';
import type { PackageItem, PackageView } from '../../../contract/package-view.ts';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { drawPage } from '../draw-page.tsx';

/** `GET /u/<code>/package`: one catalogue, one list and two charts for each item, to be taken away at once or one by one. */
export function packagePage(frame: PageFrame, view: PackageView): string {
  return drawPage(frame, () => <PackagePage frame={frame} view={view} />);
}

function PackagePage(props: { readonly frame: PageFrame; readonly view: PackageView }): ReactElement {
  const { words, dates } = useSpeech();
  const { frame, view } = props;
  const own = words.open.package;
  const crumb = [view.parent, view.unit].flatMap((unit) =>
    unit === null ? [] : [{ href: `/u/${encodeURIComponent(unit.code)}`, label: unit.name }],
  );
  return (
    <PageDocument
      frame={frame}
      parts={{ title: own.title(view.unit.name), description: own.description(view.unit.name, view.items.length), crumb }}
    >
      <div className="narrow">
        <div className="head">
          <h1>{own.title(view.unit.name)}</h1>
          <p className="lead">{own.lead(view.items.length)}</p>
          {view.entries === 0 ? null : <p>{own.entries(view.entries, view.plain.length)}</p>}
          <p className="meta">{own.day(dates.date(view.day))}</p>
        </div>
        <div className="box">
          <a className="btn p" href={view.download}>
            {own.all}
          </a>
          <p className="sub">{own.allHelp}</p>
        </div>
        <Section id="files" title={own.files}>
          <ul className="list">
            {view.files.map((file) => (
              <li key={file.href}>
                <a href={file.href}>
                  {own.kind[file.kind]} · {own.format[file.format]}
                </a>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="items" title={own.items}>
          {view.items.length === 0 ? <p>{view.entries === 0 ? own.none : own.noCharts}</p> : <Items items={view.items} />}
        </Section>
        {view.plain.length === 0 ? null : (
          <Section id="plain" title={own.plain}>
            <ul className="list">
              {view.plain.map((entry) => (
                <li key={entry.code}>
                  <a href={entry.href}>{entry.name}</a>
                  <small>
                    {entry.code} · {own.version(entry.version)}
                  </small>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </PageDocument>
  );
}

function Items(props: { readonly items: readonly PackageItem[] }): ReactElement {
  const { package: own } = useSpeech().words.open;
  return (
    <ul className="list">
      {props.items.map((item) => (
        <li key={item.code}>
          <a href={`/i/${encodeURIComponent(item.code)}`}>{item.name}</a>
          <small>
            {item.code} · {own.version(item.version)}
            {item.missing.length === 0 ? null : ` · ${own.missing(item.missing.map((part) => own.missingParts[part]).join(own.join))}`}
          </small>
          <a className="tap" href={item.chart} aria-label={own.chartOf(item.name)}>
            {own.chart}
          </a>
          {' · '}
          <a className="tap" href={item.risks} aria-label={own.risksOf(item.name)}>
            {own.risks}
          </a>
        </li>
      ))}
    </ul>
  );
}
