import type { ReactElement } from 'react';
import type { AlertView } from '../../../contract/alert-views.ts';
import type { PageFrame } from '../../../contract/page-frame.ts';
import { DueLine } from '../../ui/due-line/due-line.tsx';
import { Lamp } from '../../ui/lamp/lamp.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { Section } from '../../ui/page-frame/section.tsx';
import { RefusalBox } from '../../ui/refusal-box/refusal-box.tsx';
import { drawPage } from '../draw-page.tsx';
import { AlertActForm } from './alert-act-form.tsx';
import { AlertCardBox, AlertMarks } from './alert-card.tsx';
import { AlertEvidence, AlertRule } from './alert-evidence.tsx';
import { AlertHistory } from './alert-history.tsx';
import { FormProblems } from '../../ui/error-summary/error-summary.tsx';

/** `GET /work/alerts/<id>`: the question, what one may do now and why not otherwise, what it stands on, what happened. */
export function alertPage(frame: PageFrame, view: AlertView): string {
  return drawPage(frame, () => <AlertPage frame={frame} view={view} />);
}

type Props = { readonly frame: PageFrame; readonly view: AlertView };

function AlertPage(props: Props): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { frame, view } = props;
  const { card } = view;
  const title = `${card.unitName} ${card.ruleName}`;
  return (
    <PageDocument frame={frame} parts={{ title, hasErrors: view.form.errors.length > 0 }}>
      <div className="head">
        <h1>{title}</h1>
        <p className="meta">
          <Lamp lamp={card.lamp} /> {text.severity[card.severity]} · {text.stage[card.stage]} ·{' '}
          {text.ruleVersion(card.rule, view.rule.version)}
        </p>
      </div>
      {view.gone && card.stage !== 'cleared' && card.stage !== 'archived' ? (
        <NoticeBar>
          <p>{text.gone}</p>
        </NoticeBar>
      ) : null}
      <div className="cols">
        <div>
          <section aria-labelledby="h-question" className="first">
            <h2 id="h-question" className="sec-h">
              {text.question}
            </h2>
            <p>
              {card.sentence} <b>{text.please}</b>
            </p>
            <AlertMarks card={card} />
            {card.dueDay === null ? null : <DueLine due={card} />}
          </section>
          <Acts {...props} />
          <AlertEvidence view={view} />
          <AlertHistory lines={view.history} />
        </div>
        <aside aria-label={text.rule}>
          <AlertRule view={view} />
          {view.beside.length === 0 ? null : (
            <>
              <h2>{text.beside}</h2>
              {view.beside.map((one) => (
                <AlertCardBox key={one.id} card={one} headingLevel={3} />
              ))}
            </>
          )}
        </aside>
      </div>
    </PageDocument>
  );
}

function Acts(props: Props): ReactElement {
  const { alerts: text } = useSpeech().words;
  const { frame, view } = props;
  const isLost = view.formVerb !== null && !view.acts.includes(view.formVerb);
  return (
    <Section id="acts" title={text.whatNow}>
      {isLost ? <FormProblems form={view.form} /> : null}
      {view.acts.length === 0 ? <p>{text.nothing}</p> : null}
      {view.acts.map((verb) => (
        <AlertActForm key={verb} frame={frame} view={view} verb={verb} />
      ))}
      {view.refused.length === 0 ? null : <h3>{text.notNow}</h3>}
      {view.refused.map(({ verb, refusal }) => (
        <div key={verb} className="act off">
          <p className="kind">{text.act[verb]}</p>
          <RefusalBox refusal={refusal} soft />
        </div>
      ))}
    </Section>
  );
}
