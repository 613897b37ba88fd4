import type { ReactElement } from 'react';
import { longestObjection } from '../../../contract/longest-texts.ts';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { ObjectionFormView } from '../../../contract/public-views.ts';
import { LongTextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { drawPage } from '../draw-page.tsx';
import { FormPage } from '../form-page.tsx';

/** Longest objection, in characters. */

/** `GET /notices/<id>/objection`: one screen, no sign-in, no name asked. Field `objection`. */
export function objectionPage(frame: PageFrame, view: ObjectionFormView): string {
  return drawPage(frame, () => <ObjectionPage frame={frame} view={view} />);
}

function ObjectionPage(props: { readonly frame: PageFrame; readonly view: ObjectionFormView }): ReactElement {
  const { objection: text } = useSpeech().words;
  const { frame, view } = props;
  const { notice, form } = view;
  const path = `/notices/${encodeURIComponent(notice.id)}`;
  return (
    <FormPage
      frame={frame}
      parts={{ title: text.title, crumb: [{ href: path, label: notice.title }] }}
      lead={<p className="meta">{text.about(notice.title)}</p>}
      form={form}
    >
      <p>{text.rules}</p>
      <form method="post" action={`${path}/objection`} noValidate>
        <HiddenFields frame={frame} idempotencyKey={form.idempotencyKey} />
        <LongTextField
          name="objection"
          label={text.text}
          hint={text.textHint}
          purpose={text.textPurpose}
          disclosure="restricted"
          form={form}
          maxLength={longestObjection}
        />
        <p className="sub">{text.notReport}</p>
        <button className="btn p" type="submit">
          {text.send}
        </button>
      </form>
    </FormPage>
  );
}
