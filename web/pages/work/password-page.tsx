import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { PasswordView } from '../../../contract/work-views.ts';
import { FormProblems } from '../../ui/error-summary/error-summary.tsx';
import { TextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';

/** `GET /work/password`: fields `password` and `again`. */
export function passwordPage(frame: PageFrame, view: PasswordView): string {
  return drawPage(frame, () => <PasswordPage frame={frame} view={view} />);
}

function PasswordPage(props: { readonly frame: PageFrame; readonly view: PasswordView }): ReactElement {
  const { password: text } = useSpeech().words.work;
  const { frame, view } = props;
  return (
    <PageDocument frame={frame} parts={{ title: text.title, hasErrors: view.form.errors.length > 0 }}>
      <div className="narrow">
        <FormProblems form={view.form} />
        <div className="head">
          <h1>{text.title}</h1>
          <p className="lead">{text.lead}</p>
        </div>
        <form method="post" action="/work/password" noValidate>
          <HiddenFields frame={frame} idempotencyKey={view.form.idempotencyKey} />
          <TextField
            name="password"
            type="password"
            label={text.password}
            hint={text.passwordHint}
            purpose={text.passwordPurpose}
            form={view.form}
            autoComplete="new-password"
            maxLength={200}
          />
          <TextField
            name="again"
            type="password"
            label={text.again}
            purpose={text.againPurpose}
            form={view.form}
            autoComplete="new-password"
            maxLength={200}
          />
          <button className="btn p" type="submit">
            {text.button}
          </button>
        </form>
      </div>
    </PageDocument>
  );
}
