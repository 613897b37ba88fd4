import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { ProgressFormView } from '../../../contract/public-views.ts';
import { TextField } from '../../ui/form-field/form-field.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { drawPage } from '../draw-page.tsx';
import { FormPage } from '../form-page.tsx';

/** `GET /progress`: asks for the number on the receipt (field `number`, sent by GET to the same address). */
export function progressFormPage(frame: PageFrame, view: ProgressFormView): string {
  return drawPage(frame, () => <ProgressFormPage frame={frame} view={view} />);
}

function ProgressFormPage(props: { readonly frame: PageFrame; readonly view: ProgressFormView }): ReactElement {
  const { progressForm: text } = useSpeech().words;
  const { form } = props.view;
  return (
    <FormPage frame={props.frame} parts={{ title: text.title, crumb: [] }} lead={<p className="lead">{text.lead}</p>} form={form}>
      <form method="get" action="/progress" noValidate>
        <TextField name="number" label={text.label} hint={text.hint} purpose={text.purpose} form={form} maxLength={20} />
        <button className="btn p" type="submit">
          {text.go}
        </button>
      </form>
      <p className="sub">{text.lost}</p>
    </FormPage>
  );
}
