import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { PosterCheck } from '../../../contract/poster.ts';
import type { ItemView } from '../../../contract/public-views.ts';
import { Facts } from '../../ui/facts/facts.tsx';
import { Materials } from '../../ui/materials/materials.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';
import { NoticeList } from '../../ui/notice-card/notice-card.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { QrCode } from '../../ui/qr-code/qr-code.tsx';
import { Legend, StepList } from '../../ui/step-list/step-list.tsx';
import { BarLinks, type BarLink } from '../../ui/sticky-bar/sticky-bar.tsx';
import { ItemActivity } from './item-activity.tsx';
import { ItemLaw } from './item-law.tsx';
import { PosterBanner } from './poster-banner.tsx';
import { printSizeOf } from './print-size.ts';

/** `GET /i/<code>`: everything a citizen asks about one power item; prints on one A4. `check` answers who scanned a printed form with this check code. */
export function itemPage(
  frame: PageFrame,
  view: ItemView,
  scanned: { readonly check: PosterCheck | null; readonly code: string } = { check: null, code: '' },
): string {
  return drawPage(frame, () => <ItemPage frame={frame} view={view} {...scanned} />);
}

type Props = { readonly frame: PageFrame; readonly view: ItemView; readonly check: PosterCheck | null; readonly code: string };

function ItemPage(props: Props): ReactElement {
  const {
    item: words,
    channel: { register },
  } = useSpeech().words;
  const { frame, view } = props;
  const isDraft = props.check?.state === 'draft';
  const applyAt = view.version.withdrawn === null ? whereToApply(view) : null;
  const links = actionsOf(words, applyAt !== null);
  return (
    <PageDocument
      frame={frame}
      parts={{
        title: words.pageTitle(view.plainName),
        description: words.description(view.unit.name, view.plainName, view.steps.length),
        crumb: [{ href: unitPath(view), label: view.unit.name }],
        bar: links,
        printClass: printSizeOf(view),
        sheet: true,
        ...(isDraft ? {} : { address: itemPath(view) }),
      }}
    >
      {props.check === null ? null : <PosterBanner check={props.check} />}
      {props.check === null || props.check.state === 'unknown' || isDraft ? null : (
        <p className="screen sub">
          <a href={`/work/posters?i=${encodeURIComponent(view.code)}&p=${encodeURIComponent(props.code)}`}>{register}</a>
        </p>
      )}
      <Head view={view} isDraft={isDraft} />
      <Facts facts={view.facts} />
      <div className="cols">
        <div>
          <Section id="need" title={words.bring} {...(view.materials.length > 0 ? { hint: words.bringHint(view.materials.length) } : {})}>
            {view.materials.length === 0 ? <p>{words.bringNothing}</p> : <Materials materials={view.materials} />}
          </Section>
          <Section id="steps" title={words.steps} hint={words.stepsHint}>
            {view.restraint === null ? null : <p>{words.restraint(view.restraint.persons, view.restraint.posts)}</p>}
            <Legend counts={view.riskCounts} />
            <StepList steps={view.steps} />
            <SidesOnPaper steps={view.steps} />
          </Section>
          <Variants view={view} />
          <Forbidden texts={view.forbidden} />
          <ItemActivity activity={view.activity} />
          <Section id="notices" title={words.notices} className="screen">
            {view.notices.length === 0 ? <p>{words.noNotices}</p> : <NoticeList notices={view.notices} />}
          </Section>
          <Hanging view={view} />
          <ItemLaw view={view} />
        </div>
        <Aside view={view} links={links} applyAt={applyAt} isDraft={isDraft} />
      </div>
    </PageDocument>
  );
}

/** Paper carries the main path; it says which steps are only behind the code. */
function SidesOnPaper(props: { readonly steps: ItemView['steps'] }): ReactElement | null {
  const { step } = useSpeech().words;
  const sides = props.steps.filter((entry) => entry.after !== null);
  const [first, last] = [sides[0], sides.at(-1)];
  return first === undefined || last === undefined ? null : <p className="paper">{step.sidesOnPaper(first.number, last.number)}</p>;
}

function Head(props: { readonly view: ItemView; readonly isDraft: boolean }): ReactElement {
  const { words } = useSpeech();
  const { view } = props;
  const { version } = view;
  return (
    <>
      <Standing view={view} />
      <div className="head">
        <h1>{view.plainName}</h1>
        <p className="meta">
          {words.item.formalName(view.name)} · <span className="nw">{words.item.code(view.code)}</span> ·{' '}
          {props.isDraft ? <b>{words.poster.draft}</b> : <VersionWords version={version} />}
        </p>
        <p className="lead">{view.lead}</p>
      </div>
    </>
  );
}

/** Whether the version is in force, and what to do when it is not. */
function Standing(props: { readonly view: ItemView }): ReactElement | null {
  const { words, dates } = useSpeech();
  const { item, standing } = words;
  const { version, recourse } = props.view;
  if (version.withdrawn !== null) {
    const turnTo = recourse.length === 0 ? standing.withdrawnCall : recourse.map(({ to, how }) => `${to}（${how}）`).join('；');
    return (
      <Warning title={standing.withdrawnTitle(dates.date(version.withdrawn.on))}>
        {standing.withdrawnHelp(version.withdrawn.reason)} {standing.withdrawnNow}
        {turnTo}
      </Warning>
    );
  }
  if (version.current && version.next === null) return null;
  if (version.current && version.next !== null)
    return (
      <p className="box screen">
        {standing.nextVersion(version.next.number, dates.date(version.next.effectiveFrom))}{' '}
        <a href={`${itemPath(props.view)}?v=${String(version.next.number)}`}>{standing.seeNext}</a>
      </p>
    );
  const see = <a href={itemPath(props.view)}>{item.seeCurrent}</a>;
  return version.coming ? (
    <Warning title={standing.comingTitle(dates.date(version.effectiveFrom))}>
      {version.others.some(({ number }) => number < version.number) ? (
        <>
          {standing.comingHelp} {see}
        </>
      ) : null}
    </Warning>
  ) : (
    <Warning title={item.notCurrentTitle}>
      {item.notCurrentHelp(version.number)} {see}
    </Warning>
  );
}

function Warning(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <NoticeBar tone="warn">
      <p>
        <b>{props.title}</b>
      </p>
      <p>{props.children}</p>
    </NoticeBar>
  );
}

function VersionWords(props: { readonly version: ItemView['version'] }): ReactElement {
  const { words, dates } = useSpeech();
  const { version } = props;
  return (
    <>
      {version.current ? <b>{words.item.current}</b> : words.item.notCurrent}{' '}
      {words.item.version(version.number, dates.date(version.effectiveFrom))}
      {version.effectiveTo === null || version.effectiveTo < version.effectiveFrom
        ? null
        : ` · ${words.item.until(dates.date(version.effectiveTo))}`}
    </>
  );
}

function Variants(props: { readonly view: ItemView }): ReactElement | null {
  const { item } = useSpeech().words;
  if (props.view.variants.length === 0) return null;
  return (
    <Section id="variants" title={item.variants} className="screen">
      <ul className="list">
        {props.view.variants.map((variant, index) => (
          <li key={index}>
            <b>{variant.name}</b>
            <br />
            {variant.plainRule}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Where it hangs on paper, and which places still show an older version. */
function Hanging(props: { readonly view: ItemView }): ReactElement | null {
  const { words, dates } = useSpeech();
  const { standing } = words;
  const { hanging, version } = props.view;
  if (hanging.length === 0) return null;
  return (
    <Section id="hanging" title={standing.hanging} className="screen">
      <ul className="list">
        {hanging.map(({ unit, place, number, since }) => (
          <li key={`${unit} ${place}`}>
            {unit} {place}
            <small>
              {words.item.version(number, dates.date(since))}
              {version.current && number !== version.number ? ` · ${standing.hangingOld}` : ''}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Forbidden(props: { readonly texts: readonly string[] }): ReactElement | null {
  const { item } = useSpeech().words;
  if (props.texts.length === 0) return null;
  return (
    <Section id="forbidden" title={item.forbidden} hint={item.forbiddenHint}>
      <ul className="red">
        {props.texts.map((text, index) => (
          <li key={index}>
            <b>{item.forbiddenMark}</b>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Aside(props: {
  readonly view: ItemView;
  readonly links: readonly BarLink[];
  readonly applyAt: string | null;
  readonly isDraft: boolean;
}): ReactElement {
  const { item, qr } = useSpeech().words;
  const { view } = props;
  return (
    <aside aria-label={item.actions}>
      <div className="box deskact screen">
        <BarLinks links={props.links} />
      </div>
      {props.applyAt === null ? null : (
        <div className="box screen" id="apply">
          <h2>{item.applyWhere}</h2>
          <p>{props.applyAt}</p>
          <p className="sub">{item.applyPrint}</p>
        </div>
      )}
      <div className="box qr poster-qr">
        <QrCode qr={view.qr} label={qr.label} />
        <p className="screen">
          <b>{qr.scan}</b>
          <br />
          {qr.use}
        </p>
        <p className="paper">
          <b>{qr.newest}</b>
          {qr.supervise}
        </p>
      </div>
      {props.isDraft ? null : (
        <p className="box screen">
          <Forms view={view} />
        </p>
      )}
      {view.recourse.length === 0 ? null : (
        <div className="box screen">
          <h2>{item.recourse}</h2>
          {view.recourse.map((entry, index) => (
            <p key={index}>
              <b>{entry.to}</b>
              <br />
              {entry.how}
            </p>
          ))}
        </div>
      )}
    </aside>
  );
}

/** The printed forms of this version. */
function Forms(props: { readonly view: ItemView }): ReactElement {
  const { forms } = useSpeech().words.poster;
  const { view } = props;
  const version = view.version.current ? '' : `?v=${String(view.version.number)}`;
  return (
    <>
      {forms.map(([file, label]) => (
        <Fragment key={file}>
          <a className="tap" href={`${itemPath(view)}/${file}${version}`}>
            {label}
          </a>{' '}
        </Fragment>
      ))}
    </>
  );
}

/** The class of items that people come for (便民服务类); the others are begun by officials or by a meeting. */
const serviceClass = '便民服务类';

/** Where a service begins; null for items nobody applies for. */
function whereToApply(view: ItemView): string | null {
  if (view.category !== serviceClass) return null;
  return view.steps.find((step) => step.kind !== 'end' && step.where !== null)?.where ?? null;
}

function actionsOf(
  words: { readonly apply: string; readonly seeProgress: string; readonly seeNotices: string },
  canApply: boolean,
): readonly BarLink[] {
  const always = [
    { href: '/progress', label: words.seeProgress },
    { href: '#notices', label: words.seeNotices },
  ];
  return canApply ? [{ href: '#apply', label: words.apply }, ...always] : always;
}

function itemPath(view: ItemView): string {
  return `/i/${encodeURIComponent(view.code)}`;
}

function unitPath(view: ItemView): string {
  return `/u/${encodeURIComponent(view.unit.code)}`;
}
