import type { ReactElement } from 'react';
import type { PageFrame, ProblemView } from '../../../contract/page-frame.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';

/** Any page that cannot show what was asked: what happened, why, what to do now. Serves 400, 401, 403, 404, 409, 429 and 500. */
export function problemPage(frame: PageFrame, view: ProblemView): string {
  return drawPage(frame, () => <ProblemPage frame={frame} view={view} />);
}

function ProblemPage(props: { readonly frame: PageFrame; readonly view: ProblemView }): ReactElement {
  const { problem, refusal } = useSpeech().words;
  const { frame, view } = props;
  const titles: Readonly<Record<number, string>> = problem.titles;
  return (
    <PageDocument frame={frame} parts={{ title: titles[view.status] ?? problem.other }}>
      <div className="narrow">
        <h1 className="head">{view.what}</h1>
        <p>
          <b>{refusal.why}</b>
          {view.why}
        </p>
        <p>
          <b>{refusal.now}</b>
          {view.now}
        </p>
        <p className="sub">{problem.code(view.status, view.code)}</p>
        <a className="btn p" href={frame.official === null ? '/' : '/work'}>
          {frame.official === null ? problem.home : problem.back}
        </a>
      </div>
    </PageDocument>
  );
}
