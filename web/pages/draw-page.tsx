import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PageFrame } from '../../contract/page-frame.ts';
import { SpeechProvider, speechOf } from '../ui/messages/speech.tsx';

/** Draws a whole page as HTML text, complete without scripts. `content` is called below the words of the frame's language. */
export function drawPage(frame: PageFrame, content: () => ReactElement): string {
  const Content = content;
  const markup = renderToStaticMarkup(
    <SpeechProvider speech={speechOf(frame.language, frame.legalNow)}>
      <Content />
    </SpeechProvider>,
  );
  return `<!doctype html>${markup}`;
}
