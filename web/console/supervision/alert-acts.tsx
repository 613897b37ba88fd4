import { Button, Input } from 'antd';
import { type ReactElement, useId, useState } from 'react';

import type { DeskAlert } from '../../../contract/desk-types.ts';
import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { ActFields, type ActValues } from './act-fields.tsx';
import { useCockpit } from './cockpit-query.ts';
import { alertWords } from './supervision-words.ts';

type Verb = keyof typeof alertWords.act;

/** Acts that move nothing; they are folded away. */
const quiet: ReadonlySet<string> = new Set(['open-personal-data', 'send-back', 'hand-over-lead', 'give-statement']);

/** What may be done with an alert now, and why what belongs here may not. The decisions are those of the pages for phones. */
export function AlertActs({ alert }: { readonly alert: DeskAlert }): ReactElement {
  const known = alert.acts.filter((verb): verb is Verb => Object.hasOwn(alertWords.act, verb));
  return (
    <section aria-labelledby="sv-acts">
      <h2 id="sv-acts">{alertWords.whatNow}</h2>
      {known.every((verb) => quiet.has(verb)) ? <p>{alertWords.nothing}</p> : null}
      {known.map((verb) =>
        quiet.has(verb) ? <QuietAct key={verb} verb={verb} alert={alert} /> : <Act key={verb} verb={verb} alert={alert} />,
      )}
      {alert.refused.map(({ verb, refusal }) => (
        <div key={verb} className="sv-act sv-act-off">
          <h3>{alertWords.act[verb as Verb]}</h3>
          <p>
            {refusal.what} {refusal.why} {refusal.now}
          </p>
        </div>
      ))}
    </section>
  );
}

type ActProps = { readonly verb: Verb; readonly alert: DeskAlert };

function QuietAct({ verb, alert }: ActProps): ReactElement {
  return (
    <details className="sv-act sv-act-quiet">
      <summary>{alertWords.act[verb]}</summary>
      <ActForm verb={verb} alert={alert} />
    </details>
  );
}

function Act({ verb, alert }: ActProps): ReactElement {
  return (
    <div className="sv-act">
      <h3>{alertWords.act[verb]}</h3>
      <ActForm verb={verb} alert={alert} />
    </div>
  );
}

function ActForm({ verb, alert }: ActProps): ReactElement {
  const cockpit = useCockpit();
  const act = useAct<{ readonly version: number }>(cockpit.data?.csrf ?? '');
  const [values, setValues] = useState<ActValues>({});
  const [text, setText] = useState('');
  const textId = useId();
  const press = (): void => {
    void act.run(`/supervision/alerts/${alert.id}/acts/${verb}`, { base: alert.version, text, ...values }).catch(() => undefined);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <p className="desk-sub">{alertWords.actHelp[verb]}</p>
      <ActFields verb={verb} alert={alert} values={values} change={(more) => setValues({ ...values, ...more })} />
      <label className="sv-label" htmlFor={textId}>
        {verb === 'open-personal-data' ? alertWords.reason : alertWords.text}
      </label>
      <Input.TextArea id={textId} rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      <p className="desk-sub">{alertWords.textPurpose}</p>
      {act.isError ? <Refusal error={act.error} /> : null}
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {alertWords.button[verb]}
      </Button>
    </form>
  );
}
