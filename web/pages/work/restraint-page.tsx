import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { RestraintRow, RestraintView } from '../../../contract/work-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';

/** `GET /work/restraint`: for the leading-group office and the commission. Who could collude is named here and nowhere else. */
export function restraintPage(frame: PageFrame, view: RestraintView): string {
  return drawPage(frame, () => <RestraintPage frame={frame} view={view} />);
}

function RestraintPage(props: { readonly frame: PageFrame; readonly view: RestraintView }): ReactElement {
  const { restraint: text } = useSpeech().words.work;
  const { frame, view } = props;
  return (
    <PageDocument frame={frame} parts={{ title: text.title }}>
      <div className="head">
        <h1>{text.title}</h1>
        <p className="lead">{text.lead}</p>
      </div>
      {view.waiting === 0 ? null : (
        <NoticeBar tone="warn">
          <p>{text.waiting(view.waiting)}</p>
        </NoticeBar>
      )}
      {view.rows.length === 0 ? <p>{text.none}</p> : null}
      {view.rows.map((row) => (
        <Row key={row.itemCode} row={row} />
      ))}
    </PageDocument>
  );
}

function Row(props: { readonly row: RestraintRow }): ReactElement {
  const { restraint: text } = useSpeech().words.work;
  const { row } = props;
  const serious = row.findings.filter((finding) => finding.severity !== 'notice');
  return (
    <section className="box">
      <h2>
        <a href={`/i/${encodeURIComponent(row.itemCode)}`}>{row.itemName}</a>
      </h2>
      <p>
        <b>{row.sound ? hands(text, row) : text.unsound}</b>
      </p>
      <p className="sub">{text.weakestIn(row.unitName, row.units)}</p>
      {row.posts === null ? null : <p>{text.postsAndLevels(row.posts, row.levels ?? 0)}</p>}
      {row.who.length === 0 ? null : <p>{text.who(row.who.join('、'))}</p>}
      {row.trap.length === 0 ? null : <p>{text.trap(row.trap.join(' → '))}</p>}
      <p>{text.cure(row.cure)}</p>
      {row.repair === null ? null : <p>{text.repair(row.repair)}</p>}
      {row.acts.length === 0 ? null : (
        <details>
          <summary>{text.acts(row.acts.length)}</summary>
          <ol className="list">
            {row.acts.map((act, index) => (
              <li key={index}>
                {act.step}：{act.who.join('、')}
              </li>
            ))}
          </ol>
        </details>
      )}
      {row.findings.length === 0 ? null : (
        <details>
          <summary>{text.findings(row.findings.length, serious.length)}</summary>
          <ul className="list">
            {row.findings.map((finding, index) => (
              <li key={index}>
                {text.severity[finding.severity]}：{finding.sentence}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type Words = ReturnType<typeof useSpeech>['words']['work']['restraint'];

function hands(text: Words, row: RestraintRow): string {
  if (row.persons === null) return text.nobody;
  return row.upTo === null ? text.persons(row.persons) : text.range(row.persons, row.upTo);
}
