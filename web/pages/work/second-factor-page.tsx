import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { SecondFactorView } from '../../../contract/work-views.ts';
import { FormProblems } from '../../ui/error-summary/error-summary.tsx';
import { TextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';

/** `GET /work/second-factor`: field `code`, six digits. */
export function secondFactorPage(frame: PageFrame, view: SecondFactorView): string {
  return drawPage(frame, () => <SecondFactorPage frame={frame} view={view} />);
}

function SecondFactorPage(props: { readonly frame: PageFrame; readonly view: SecondFactorView }): ReactElement {
  const { second: text } = useSpeech().words.work;
  const { frame, view } = props;
  return (
    <PageDocument frame={frame} parts={{ title: text.title, hasErrors: view.form.errors.length > 0 }}>
      <div className="narrow">
        <FormProblems form={view.form} />
        <div className="head">
          <h1>{text.title}</h1>
          <p className="lead">{text.lead(view.name)}</p>
        </div>
        {view.demoCode === null ? null : (
          <NoticeBar tone="warn">
            <p>
              <b>{text.demo(view.demoCode)}</b>
            </p>
          </NoticeBar>
        )}
        <form method="post" action="/work/second-factor" noValidate>
          <HiddenFields frame={frame} idempotencyKey={view.form.idempotencyKey} />
          <TextField
            name="code"
            label={text.code}
            purpose={text.codePurpose}
            form={view.form}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
          />
          <button className="btn p" type="submit">
            {text.button}
          </button>
        </form>
      </div>
    </PageDocument>
  );
}
