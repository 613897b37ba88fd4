import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { useSpeech } from '../messages/speech.tsx';

/** Who publishes, whom to call, and the pages that exist on every site. */
export function PageFooter(props: { readonly frame: PageFrame }): ReactElement {
  const { frame: words } = useSpeech().words;
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
          <a href="/api/openapi.json">{words.api}</a>
          <a
            href={`/display?lang=${props.frame.language === 'en' ? 'zh-CN' : 'en'}&back=${encodeURIComponent(props.frame.path)}`}
            lang={props.frame.language === 'en' ? 'zh-CN' : 'en'}
          >
            {words.otherLanguage}
          </a>
          {props.frame.official === null ? <a href="/work">{words.workDoor}</a> : null}
        </p>
      </div>
    </footer>
  );
}
