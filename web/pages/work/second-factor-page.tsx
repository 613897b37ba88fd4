import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { SecondFactorView } from '../../../contract/work-views.ts';
import { TextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';
import { drawPage } from '../draw-page.tsx';
import { FormPage } from '../form-page.tsx';

/** `GET /work/second-factor`: field `code`, six digits. */
export function secondFactorPage(frame: PageFrame, view: SecondFactorView): string {
  return drawPage(frame, () => <SecondFactorPage frame={frame} view={view} />);
}

function SecondFactorPage(props: { readonly frame: PageFrame; readonly view: SecondFactorView }): ReactElement {
  const { second: text } = useSpeech().words.work;
  const { frame, view } = props;
  return (
    <FormPage frame={frame} parts={{ title: text.title }} lead={<p className="lead">{text.lead(view.name)}</p>} form={view.form}>
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
    </FormPage>
  );
}
