import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';
import type { ClockView } from '../../../contract/work-views.ts';
import { FormProblems } from '../../ui/error-summary/error-summary.tsx';
import { TextField } from '../../ui/form-field/form-field.tsx';
import { HiddenFields } from '../../ui/form-field/hidden-fields.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { NoticeBar } from '../../ui/notice-bar/notice-bar.tsx';
import { PageDocument } from '../../ui/page-frame/page-document.tsx';
import { drawPage } from '../draw-page.tsx';

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
    <PageDocument frame={frame} parts={{ title: text.title, hasErrors: view.form.errors.length > 0 }}>
      <div className="narrow">
        <FormProblems form={view.form} />
        <div className="head">
          <h1>{text.title}</h1>
          <p className="lead">{text.lead(dates.day(view.today))}</p>
          <p className="meta">{text.ahead(view.aheadDays)}</p>
        </div>
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
      </div>
    </PageDocument>
  );
}
