import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { SignInView } from '../../../contract/work-views.ts';
import { TextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { drawPage } from '../draw-page.tsx';
import { FormPage } from '../form-page.tsx';
import { Section } from '../../ui/page-frame/section.tsx';

/** `GET /work/sign-in`: fields `login` and `password`. Demo accounts are shown only when the view carries them. */
export function signInPage(frame: PageFrame, view: SignInView): string {
  return drawPage(frame, () => <SignInPage frame={frame} view={view} />);
}

function SignInPage(props: { readonly frame: PageFrame; readonly view: SignInView }): ReactElement {
  const { signIn: text } = useSpeech().words.work;
  const { frame, view } = props;
  return (
    <FormPage frame={frame} parts={{ title: text.title }} form={view.form}>
      <form method="post" action="/work/sign-in" noValidate>
        <HiddenFields frame={frame} idempotencyKey={view.form.idempotencyKey} />
        <TextField name="login" label={text.login} purpose={text.loginPurpose} form={view.form} autoComplete="username" maxLength={60} />
        <TextField
          name="password"
          type="password"
          label={text.password}
          purpose={text.passwordPurpose}
          form={view.form}
          autoComplete="current-password"
          maxLength={200}
        />
        <button className="btn p" type="submit">
          {text.button}
        </button>
      </form>
      {view.demoAccounts.length === 0 ? null : <DemoAccounts accounts={view.demoAccounts} />}
    </FormPage>
  );
}

function DemoAccounts(props: { readonly accounts: SignInView['demoAccounts'] }): ReactElement {
  const { signIn: text } = useSpeech().words.work;
  return (
    <Section id="demo" title={text.demo} hint={text.demoHelp}>
      <ul className="list">
        {props.accounts.map((account) => (
          <li key={account.login}>
            <b>{account.who}</b>
            <small>{text.pair(account.login, account.password)}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
