import type { ReactElement } from 'react';
import type { FormState } from '../../../contract/page-frame.ts';
import type { ActView } from '../../../contract/work-views.ts';
import { Field, TextField } from '../../ui/form-field/form-field.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';

/** A meeting: the rule in one sentence, the roll to tick, who stays out, the counts. Ticks are sent as `present[]` and `recused[]`. */
export function MeetingFields(props: { readonly act: ActView; readonly form: FormState }): ReactElement | null {
  const { case: text } = useSpeech().words.work;
  const { act, form } = props;
  if (act.vote === null) return null;
  const counts = { purpose: text.votePurpose, form, scope: act.node, inputMode: 'numeric' as const, maxLength: 4 };
  return (
    <>
      <p>
        <b>{act.vote.rule}</b>
      </p>
      <Ticks name="present[]" label={text.present} hint={text.presentHint} act={act} form={form} />
      <Ticks name="recused[]" label={text.recused} hint={text.recusedHint} act={act} form={form} />
      <TextField {...counts} name="yes" label={text.yes} />
      <TextField {...counts} name="no" label={text.no} />
      <TextField {...counts} name="abstain" label={text.abstain} />
    </>
  );
}

/** What the first person recorded, for the second to check. */
export function RecordedTally(props: { readonly act: ActView }): ReactElement | null {
  const { case: text } = useSpeech().words.work;
  const { vote } = props.act;
  if (vote === null || vote.recorded === null) return null;
  return (
    <div className="box">
      <p className="sub">{vote.rule}</p>
      <p>{text.recorded(vote.recorded.by)}</p>
      <p>
        <b>{text.tally(vote.recorded)}</b>
      </p>
    </div>
  );
}

function Ticks(props: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly act: ActView;
  readonly form: FormState;
}): ReactElement {
  const { case: text } = useSpeech().words.work;
  const { name, act, form } = props;
  // A form given back carries the ticked ids separated by spaces.
  const ticked = new Set((form.values[name] ?? '').split(' '));
  return (
    <Field
      name={name}
      label={props.label}
      hint={props.hint}
      purpose={text.votePurpose}
      required={name === 'present[]'}
      form={form}
      scope={act.node}
      group
    >
      {(control) =>
        (act.vote?.roll ?? []).map((member, index) => (
          <label key={member.person} className="opt">
            <input
              type="checkbox"
              id={index === 0 ? control.id : `${control.id}-${index}`}
              name={name}
              value={member.person}
              defaultChecked={ticked.has(member.person)}
            />
            <span>{member.name}</span>
          </label>
        ))
      }
    </Field>
  );
}
