import type { ReactElement, ReactNode } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { useSpeech } from '../messages/speech.tsx';
import { StickyBar, type BarLink } from '../sticky-bar/sticky-bar.tsx';
import { readingSheet, styleSheet } from '../style/style-sheet.ts';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';

/** What a page adds to the frame around it. */
export type PageParts = {
  /** Carries the message: it is the share card where there is no official account. */
  readonly title: string;
  readonly description?: string;
  /** True when a form came back with errors: the title says so first. */
  readonly hasErrors?: boolean;
  readonly crumb?: readonly { readonly href: string; readonly label: string }[];
  readonly bar?: readonly BarLink[];
  /** Class of the root for the print size of long charts. */
  readonly printClass?: string;
  /** True for the item sheet: read and printed, without forms. */
  readonly sheet?: boolean;
  /** Permanent address without origin, for share cards: the same whatever version or form of it is read. */
  readonly address?: string;
  /** True for pages on which readers of feeds look for one. */
  readonly feed?: boolean;
};

/** The document: head with style and share tags, header, main, sticky bar, footer. */
export function PageDocument(props: { readonly frame: PageFrame; readonly parts: PageParts; readonly children: ReactNode }): ReactElement {
  const { words } = useSpeech();
  const { frame, parts } = props;
  const title = words.frame.title(parts.hasErrors === true ? words.form.errorPrefix(parts.title) : parts.title);
  return (
    <html lang={frame.language} className={rootClass(frame, parts)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        {parts.description === undefined ? null : <meta name="description" content={parts.description} />}
        <meta property="og:title" content={title} />
        {parts.description === undefined ? null : <meta property="og:description" content={parts.description} />}
        {parts.address === undefined ? null : <meta property="og:url" content={`${frame.siteUrl}${parts.address}`} />}
        {parts.feed === true ? <link rel="alternate" type="application/atom+xml" href="/feed.atom" /> : null}
        <style>{parts.sheet === true ? readingSheet : styleSheet}</style>
        {/* Modules are deferred and keep their names to themselves; a browser without them shows the complete page. */}
        {frame.scripts.map((address) => (
          <script key={address} src={address} type="module" />
        ))}
      </head>
      <body className={parts.bar === undefined ? undefined : 'has-bar'}>
        <a className="skip" href="#main">
          {words.frame.skip}
        </a>
        <PageHeader frame={frame} />
        <main id="main" tabIndex={-1}>
          <div className={parts.sheet === true ? 'wrap sheet' : 'wrap'}>
            {parts.crumb === undefined ? null : <Crumb links={parts.crumb} />}
            {props.children}
          </div>
        </main>
        {parts.bar === undefined ? null : <StickyBar links={parts.bar} />}
        <PageFooter frame={frame} />
      </body>
    </html>
  );
}

function Crumb(props: { readonly links: NonNullable<PageParts['crumb']> }): ReactElement {
  const { words } = useSpeech();
  return (
    <nav className="crumb" aria-label={words.frame.crumb}>
      <a href="/">{words.frame.home}</a>
      {props.links.map((link) => (
        <span key={link.href}>
          {' › '}
          <a href={link.href}>{link.label}</a>
        </span>
      ))}
    </nav>
  );
}

function rootClass(frame: PageFrame, parts: PageParts): string | undefined {
  const display = { normal: '', elder: 'elder', 'elder-large': 'elder xl' }[frame.display];
  const text = [display, parts.printClass ?? ''].filter((part) => part !== '').join(' ');
  return text === '' ? undefined : text;
}
