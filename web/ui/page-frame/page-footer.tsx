import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { useSpeech } from '../messages/speech.tsx';

/** Each language under its own name, so that whoever reads only that one finds it. */
const autonyms = { en: 'English', 'zh-CN': '中文' } as const;

/** Who publishes, whom to call, and the pages that exist on every site. */
export function PageFooter(props: { readonly frame: PageFrame }): ReactElement {
  const { frame: words } = useSpeech().words;
  const other = props.frame.language === 'en' ? 'zh-CN' : 'en';
  const otherName = autonyms[other];
  return (
    <footer className="foot">
      <div className="wrap">
        <p>{words.publisher(props.frame.county.name)}</p>
        <p className="screen">
          <a href="/">{words.home}</a>
          <a href="/notices">{words.notices}</a>
          <a href="/progress">{words.progress}</a>
          <a href="/ledger">{words.ledger}</a>
          <a href="/about">{words.about}</a>
          <a href="/open">{words.openData}</a>
          <a href={`/display?lang=${other}&back=${encodeURIComponent(props.frame.path)}`} lang={other}>
            {otherName}
          </a>
          {props.frame.official === null ? <a href="/work">{words.workDoor}</a> : null}
        </p>
      </div>
    </footer>
  );
}
