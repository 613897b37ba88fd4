import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { ClockView } from '../../../contract/work-views.ts';
import { TextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';
import { drawPage } from '../draw-page.tsx';
import { FormPage } from '../form-page.tsx';

/** Days offered as one press: a day, a publicity period. */
const quickDays = [1, 7] as const;

/** `GET /work/clock`: demo only; field `days`, forward only. Quick buttons are forms of their own, so that `days` is sent once. */
export function clockPage(frame: PageFrame, view: ClockView): string {
  return drawPage(frame, () => <ClockPage frame={frame} view={view} />);
}

function ClockPage(props: { readonly frame: PageFrame; readonly view: ClockView }): ReactElement {
  const { words, dates } = useSpeech();
  const { clock: text } = words.work;
  const { frame, view } = props;
  const hidden = <HiddenFields frame={frame} idempotencyKey={view.form.idempotencyKey} />;
  return (
    <FormPage
      frame={frame}
      parts={{ title: text.title }}
      lead={
        <>
          <p className="lead">{text.lead(dates.day(view.today))}</p>
          <p className="meta">{text.ahead(view.aheadDays)}</p>
        </>
      }
      form={view.form}
    >
      <NoticeBar tone="warn">
        <p>{text.warn}</p>
      </NoticeBar>
      {quickDays.map((days) => (
        <form key={days} method="post" action="/work/clock">
          {hidden}
          <input type="hidden" name="days" value={days} />
          <button className="btn p" type="submit">
            {text.quick(days)}
          </button>
        </form>
      ))}
      <form method="post" action="/work/clock" noValidate>
        {hidden}
        <TextField
          name="days"
          label={text.days}
          hint={text.daysHint}
          purpose={text.daysPurpose}
          form={view.form}
          inputMode="numeric"
          maxLength={2}
        />
        <button className="btn" type="submit">
          {text.go}
        </button>
      </form>
    </FormPage>
  );
}
