import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { StartFormView } from '../../../contract/work-views.ts';
import { RadioField, SelectField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { StepField } from '../../ui/form-field/step-field.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { drawPage } from '../draw-page.tsx';
import { FormPage } from '../form-page.tsx';

/** From this many units on a list replaces the radio buttons. */
const longestRadioList = 4;

/** `GET /work/start/<code>`: the application form; fields `unit` and `f.<id>`. With one unit there is no choice to make. */
export function startFormPage(frame: PageFrame, view: StartFormView): string {
  return drawPage(frame, () => <StartFormPage frame={frame} view={view} />);
}

function StartFormPage(props: { readonly frame: PageFrame; readonly view: StartFormView }): ReactElement {
  const { start: text } = useSpeech().words.work;
  const { frame, view } = props;
  return (
    <FormPage
      frame={frame}
      parts={{ title: text.formTitle(view.itemName) }}
      heading={view.itemName}
      lead={<p className="meta">{text.short(view.fields.length)}</p>}
      form={view.form}
    >
      <form method="post" action={`/work/start/${encodeURIComponent(view.code)}`} noValidate>
        <HiddenFields frame={frame} idempotencyKey={view.form.idempotencyKey} />
        <UnitChoice view={view} />
        {view.fields.map((field) => (
          <StepField key={field.id} field={field} form={view.form} scope="" />
        ))}
        <button className="btn p" type="submit">
          {text.button}
        </button>
      </form>
    </FormPage>
  );
}

function UnitChoice(props: { readonly view: StartFormView }): ReactElement {
  const { start: text } = useSpeech().words.work;
  const { units, form } = props.view;
  const [only, ...others] = units;
  if (only !== undefined && others.length === 0) {
    return (
      <>
        <input type="hidden" name="unit" value={only.code} />
        <p className="sub">
          {text.unit}：{only.name}
        </p>
      </>
    );
  }
  const common = {
    name: 'unit',
    label: text.unit,
    purpose: text.unitPurpose,
    form,
    choices: units.map((unit) => ({ id: unit.code, label: unit.name })),
  };
  return units.length > longestRadioList ? <SelectField {...common} /> : <RadioField {...common} />;
}
