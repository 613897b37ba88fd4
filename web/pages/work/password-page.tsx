import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { PasswordView } from '../../../contract/work-views.ts';
import { TextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { drawPage } from '../draw-page.tsx';
import { FormPage } from '../form-page.tsx';

/** `GET /work/password`: fields `password` and `again`. */
export function passwordPage(frame: PageFrame, view: PasswordView): string {
  return drawPage(frame, () => <PasswordPage frame={frame} view={view} />);
}

function PasswordPage(props: { readonly frame: PageFrame; readonly view: PasswordView }): ReactElement {
  const { password: text } = useSpeech().words.work;
  const { frame, view } = props;
  return (
    <FormPage frame={frame} parts={{ title: text.title }} lead={<p className="lead">{text.lead}</p>} form={view.form}>
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
    </FormPage>
  );
}
